import { z } from "zod";
import { CONFERENCE_SERVICES, type SessionPlace } from "./session-place.ts";

const ready = z.literal("ready");
const service = z.enum(CONFERENCE_SERVICES);

/** A place as a column keeps it. */
export const sessionPlaceSchema = z.union([
  z.object({ kind: z.literal("conference"), service, status: z.enum(["pending", "failed"]) }),
  z.object({ kind: z.literal("conference"), service, status: ready, joinUrl: z.string() }),
  z.object({ kind: z.literal("in_person"), status: ready, address: z.string(), info: z.string().nullable() }),
  z.object({
    kind: z.literal("client_calls"),
    status: ready,
    phoneNumber: z.string(),
    info: z.string().nullable(),
  }),
  z.object({ kind: z.literal("builder_calls"), status: ready, phoneNumber: z.string() }),
  z.object({ kind: z.literal("builder_calls"), status: z.literal("failed") }),
  z.object({ kind: z.enum(["chosen_by_client", "other"]), status: ready, text: z.string() }),
  z.object({ kind: z.literal("none"), status: z.literal("failed") }),
]) satisfies z.ZodType<SessionPlace>;
