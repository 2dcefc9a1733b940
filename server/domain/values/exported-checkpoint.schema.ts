import { z } from "zod";
import { parseInstant } from "./instant.ts";

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A daily checkpoint as it is exported, one JSON object a line: read again months later, and not by us alone. */
export const exportedCheckpointSchema = z.object({
  day: z.string().refine((day) => parseInstant(`${day}T00:00:00.000Z`) !== null),
  bookings: z.int().min(0),
  transitions: z.int().min(0),
  /** The digest of the day before; null on the first day of a history. */
  previous: digestSchema.nullable(),
  digest: digestSchema,
  signature: z.string(),
  madeAt: z.string(),
});

export type ExportedCheckpoint = z.infer<typeof exportedCheckpointSchema>;
