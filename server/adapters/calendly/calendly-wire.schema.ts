import { z } from "zod";
import { parseInstant, parseTimeZone, type TimeZone } from "../../domain/values/instant.ts";
import { NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX, tidyText } from "../../domain/values/typed-text.ts";

/** 10,000: more than Calendly's own forms let anybody type, and no page breaks under it. */
const LINES_CHARACTERS_MAX = 10_000;

/** Calendly's instants carry microseconds; ours end at the millisecond. */
const instantSchema = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed !== null) return parsed;
  context.addIssue("not an instant");
  return z.NEVER;
});

const timeZoneSchema = z.custom<TimeZone>(
  (value) => typeof value === "string" && parseTimeZone(value) !== null,
);

/** A name as typed at Calendly, tidied so that we can show it. */
const name = z.string().transform((text) => tidyText(text, "line", NAME_CHARACTERS_MAX));
/** The same of a question, of its answer and of a description. */
const lines = z.string().transform((text) => tidyText(text, "lines", LINES_CHARACTERS_MAX));

export const userSchema = z.object({
  uri: z.string(),
  name,
  slug: z.string(),
  email: z.string(),
  timezone: timeZoneSchema,
  current_organization: z.string(),
});

/** How an event type looks and whose it is: what is shown only. Of what is not as we know it we say nothing, and sell the rest. */
const eventTypeListing = {
  color: z
    .string()
    .regex(/^#[a-f\d]{6}$/i)
    .nullish()
    .catch(null),
  created_at: instantSchema.nullish().catch(null),
  updated_at: instantSchema.nullish().catch(null),
  profile: z
    .object({ type: z.string().max(100), name })
    .nullish()
    .catch(null),
};

export const eventTypeSchema = z.object({
  ...eventTypeListing,
  uri: z.string(),
  name,
  active: z.boolean(),
  slug: z.string().nullish(),
  scheduling_url: z.string(),
  duration: z.int().positive(),
  kind: z.enum(["solo", "group"]),
  description_plain: lines.nullish(),
  deleted_at: z.string().nullish(),
  custom_questions: z
    .array(z.object({ name: lines, position: z.number(), enabled: z.boolean().nullish() }))
    .nullish(),
  pooling_type: z.string().nullish(),
  booking_method: z.string().nullish(),
  duration_options: z.array(z.int()).nullish(),
  is_paid: z.boolean().nullish(),
  secret: z.boolean().nullish(),
});
export type EventTypeResource = z.infer<typeof eventTypeSchema>;

export const availableTimeSchema = z.object({ status: z.string(), start_time: instantSchema });

export const schedulingLinkSchema = z.object({ booking_url: z.url(), owner: z.string() });

const cancellationSchema = z.object({
  canceler_type: z.enum(["host", "invitee"]).nullish(),
  reason: z
    .string()
    .transform((text) => tidyText(text, "lines", REASON_CHARACTERS_MAX))
    .nullish(),
  created_at: z.string().optional(),
});

/** All kinds in one: fields that a kind does not have are missing, and of an unknown kind we take the fields that we know. */
const locationSchema = z.object({
  type: z.string().nullish(),
  status: z.string().nullish(),
  join_url: z.string().nullish(),
  location: z.string().nullish(),
  additional_info: z.string().nullish(),
});
export type LocationResource = z.infer<typeof locationSchema>;

export const scheduledEventSchema = z.object({
  uri: z.string(),
  status: z.enum(["active", "canceled"]),
  start_time: instantSchema,
  end_time: instantSchema,
  event_type: z.string().nullish(),
  location: locationSchema.nullish(),
  event_memberships: z.array(z.object({ user: z.string() })),
  cancellation: cancellationSchema.nullish(),
  updated_at: instantSchema.nullish(),
  invitees_counter: z.object({ limit: z.int(), active: z.int().nullish() }).nullish(),
});
export type ScheduledEventResource = z.infer<typeof scheduledEventSchema>;

export const inviteeSchema = z.object({
  uri: z.string(),
  status: z.enum(["active", "canceled"]),
  email: z.string(),
  name,
  timezone: z.string().nullish(),
  tracking: z.object({ utm_content: z.string().nullish() }).nullish(),
  rescheduled: z.boolean(),
  old_invitee: z.string().nullish(),
  new_invitee: z.string().nullish(),
  cancel_url: z.string(),
  reschedule_url: z.string(),
  created_at: instantSchema,
  updated_at: instantSchema.nullish(),
  no_show: z.object({ created_at: instantSchema.nullish() }).nullish(),
  cancellation: cancellationSchema.nullish(),
  questions_and_answers: z
    .array(z.object({ question: lines, answer: lines, position: z.number().optional() }))
    .nullish(),
});
export type InviteeResource = z.infer<typeof inviteeSchema>;

export const webhookSubscriptionSchema = z.object({
  uri: z.string(),
  callback_url: z.string(),
  state: z.enum(["active", "disabled"]),
  events: z.array(z.string()),
  retry_started_at: instantSchema.nullish(),
});
