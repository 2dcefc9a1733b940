import { z } from "zod";
import type { CallerMetadata } from "./caller-metadata.ts";

/** Metadata as it stands in a column. */
export const callerMetadataSchema: z.ZodType<CallerMetadata> = z.record(z.string(), z.string());

/** Where a payer is led back to; null: to the booking's page. */
export const returnUrlsSchema = z.object({
  successUrl: z.string().nullable(),
  cancelUrl: z.string().nullable(),
});
export type ReturnUrls = Readonly<z.output<typeof returnUrlsSchema>>;
