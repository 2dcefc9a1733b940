import { z } from "zod";
import { CONFERENCE_KINDS, CONFERENCE_STATUSES } from "../state/event-location.ts";

const conferenceKind = z.enum(CONFERENCE_KINDS);
const conferenceStatus = z.enum(CONFERENCE_STATUSES);

/** Where an event type's meetings are held from now on. */
export const locationConfigurationBody = z.discriminatedUnion("kind", [
  z.strictObject({ kind: conferenceKind }),
  z.strictObject({ kind: z.literal("custom"), location: z.string() }),
  z.strictObject({
    kind: z.literal("physical"),
    location: z.string(),
    additional_info: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal("inbound_call"),
    phone_number: z.string(),
    additional_info: z.string().optional(),
  }),
  z.strictObject({ kind: z.enum(["outbound_call", "ask_invitee"]) }),
]);

/** How the links of its next bookings come about. */
export const conferenceBody = z.strictObject({
  status: conferenceStatus,
  readyAfterSeconds: z.int().min(0).nullable(),
});

/**
 * Where one event is held: as its conference provider or its host says later, in the wire's own words; null when it is held nowhere. A link that
 * is `pushed` may be left out: then it is the usual one.
 */
export const eventLocationBody = z
  .discriminatedUnion("type", [
    z
      .strictObject({
        type: conferenceKind,
        status: conferenceStatus,
        join_url: z.url().nullable().optional(),
      })
      .transform(({ type, status, join_url }) => ({
        type,
        status,
        joinUrl: join_url ?? null,
        readyAtMs: null,
      })),
    z.strictObject({
      type: z.enum(["custom", "outbound_call", "ask_invitee"]),
      location: z.string().nullable(),
    }),
    z
      .strictObject({
        type: z.enum(["physical", "inbound_call"]),
        location: z.string(),
        additional_info: z.string().optional(),
      })
      .transform(({ type, location, additional_info }) => ({
        type,
        location,
        additionalInfo: additional_info ?? null,
      })),
  ])
  .nullable();
