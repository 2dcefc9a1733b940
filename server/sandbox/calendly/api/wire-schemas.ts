import { z } from "zod";

/** Strict shapes of the wire as of 2026, written from the published schemas; only the tests use them. */
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/);
const uri = z.url();

const paginationSchema = z.strictObject({
  count: z.int(),
  next_page: uri.nullable(),
  previous_page: uri.nullable(),
  next_page_token: z.string().nullable(),
  previous_page_token: z.string().nullable(),
});

export const resourceOf = <Schema extends z.ZodType>(resource: Schema) => z.strictObject({ resource });

export const pageOf = <Schema extends z.ZodType>(item: Schema) =>
  z.strictObject({ collection: z.array(item), pagination: paginationSchema });

export const listOf = <Schema extends z.ZodType>(item: Schema) =>
  z.strictObject({ collection: z.array(item) });

export const errorSchema = z.strictObject({
  title: z.string(),
  message: z.string(),
  details: z
    .array(
      z.strictObject({ parameter: z.string().optional(), message: z.string(), code: z.string().optional() }),
    )
    .optional(),
  required_scopes: z.array(z.string().regex(/^[a-z_]+:(read|write)$/)).optional(),
});

export const userSchema = z.strictObject({
  uri,
  name: z.string(),
  slug: z.string(),
  email: z.email(),
  scheduling_url: uri,
  timezone: z.string(),
  time_notation: z.string(),
  avatar_url: uri.nullable(),
  created_at: instant,
  updated_at: instant,
  current_organization: uri,
  resource_type: z.literal("User"),
  locale: z.string(),
});

export const eventTypeSchema = z.strictObject({
  uri,
  name: z.string().nullable(),
  active: z.boolean(),
  slug: z.string().nullable(),
  scheduling_url: uri,
  duration: z.number(),
  duration_options: z.array(z.int()).nullable(),
  kind: z.enum(["solo", "group"]),
  pooling_type: z.enum(["round_robin", "collective", "multi_pool"]).nullable(),
  type: z.enum(["StandardEventType", "AdhocEventType"]),
  color: z.string().regex(/^#[a-f\d]{6}$/),
  created_at: instant,
  updated_at: instant,
  internal_note: z.string().nullable(),
  is_paid: z.boolean(),
  description_plain: z.string().nullable(),
  description_html: z.string().nullable(),
  profile: z.strictObject({ type: z.enum(["User", "Team"]), name: z.string(), owner: uri }),
  secret: z.boolean(),
  booking_method: z.enum(["instant", "poll"]),
  custom_questions: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(["string", "text", "phone_number", "single_select", "multi_select"]),
      position: z.int(),
      enabled: z.boolean(),
      required: z.boolean(),
      answer_choices: z.array(z.string()).nullable(),
      include_other: z.boolean(),
    }),
  ),
  deleted_at: instant.nullable(),
  admin_managed: z.boolean(),
  locations: z
    .array(
      z.strictObject({
        kind: z.enum([
          "ask_invitee",
          "custom",
          "google_conference",
          "gotomeeting_conference",
          "inbound_call",
          "microsoft_teams_conference",
          "outbound_call",
          "physical",
          "webex_conference",
          "zoom_conference",
        ]),
        location: z.string().optional(),
        additional_info: z.string().optional(),
        phone_number: z.string().optional(),
      }),
    )
    .nullable(),
  position: z.int(),
  locale: z.enum(["en", "fr", "es", "de", "nl", "pt", "it", "uk"]),
});

export const availableTimeSchema = z.strictObject({
  status: z.literal("available"),
  invitees_remaining: z.int().min(1),
  start_time: instant,
  scheduling_url: uri,
});

export const busyTimeSchema = z.strictObject({
  type: z.literal("calendly"),
  start_time: instant,
  end_time: instant,
  buffered_start_time: instant,
  buffered_end_time: instant,
  event: z.strictObject({ uri }),
});

export const cancellationSchema = z.strictObject({
  canceled_by: z.string(),
  reason: z.string().nullable(),
  canceler_type: z.enum(["host", "invitee"]),
  created_at: instant,
});

const conferenceShape = {
  status: z.enum(["initiated", "processing", "pushed", "failed"]),
  join_url: uri.nullable(),
};

const locationSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("google_conference"), ...conferenceShape }),
  z.strictObject({
    type: z.enum([
      "zoom_conference",
      "microsoft_teams_conference",
      "webex_conference",
      "gotomeeting_conference",
    ]),
    ...conferenceShape,
    data: z.record(z.string(), z.unknown()).nullable(),
  }),
  z.strictObject({
    type: z.enum(["physical", "inbound_call"]),
    location: z.string(),
    additional_info: z.string().optional(),
  }),
  z.strictObject({ type: z.enum(["outbound_call", "custom"]), location: z.string().nullable() }),
  z.strictObject({ type: z.literal("ask_invitee"), location: z.string() }),
]);

const payloadEventShape = {
  uri,
  name: z.string().nullable(),
  status: z.enum(["active", "canceled"]),
  start_time: instant,
  end_time: instant,
  event_type: uri,
  location: locationSchema.nullable(),
  invitees_counter: z.strictObject({ total: z.number(), active: z.number(), limit: z.number() }),
  created_at: instant,
  updated_at: instant,
  event_guests: z.array(z.strictObject({ email: z.email(), created_at: instant, updated_at: instant })),
  meeting_notes_plain: z.string().nullable(),
  meeting_notes_html: z.string(),
  cancellation: cancellationSchema.optional(),
};

const membershipShape = { user: uri, user_email: z.string(), user_name: z.string() };

export const scheduledEventSchema = z.strictObject({
  ...payloadEventShape,
  event_memberships: z.array(
    z.strictObject({ ...membershipShape, buffered_start_time: instant, buffered_end_time: instant }),
  ),
  calendar_event: z.strictObject({ kind: z.string(), external_id: z.string() }),
});

const text = z.string().nullable();

const inviteeShape = {
  uri,
  email: z.email(),
  first_name: text,
  last_name: text,
  name: z.string(),
  status: z.enum(["active", "canceled"]),
  questions_and_answers: z.array(
    z.strictObject({ question: z.string(), answer: z.string(), position: z.int() }),
  ),
  timezone: text,
  event: uri,
  created_at: instant,
  updated_at: instant,
  tracking: z.strictObject({
    utm_campaign: text,
    utm_source: text,
    utm_medium: text,
    utm_content: text,
    utm_term: text,
    salesforce_uuid: text,
  }),
  text_reminder_number: text,
  rescheduled: z.boolean(),
  old_invitee: uri.nullable(),
  new_invitee: uri.nullable(),
  cancel_url: uri,
  reschedule_url: uri,
  routing_form_submission: uri.nullable(),
  payment: z.null(),
  no_show: z.strictObject({ uri, created_at: instant }).nullable(),
  reconfirmation: z.null(),
  scheduling_method: z.enum(["instant_book", "api"]).nullable(),
  invitee_scheduled_by: uri.nullable(),
  cancellation: cancellationSchema.optional(),
};

export const inviteeSchema = z.strictObject(inviteeShape);

export const noShowSchema = z.strictObject({ uri, invitee: uri, created_at: instant });

export const schedulingLinkSchema = z.strictObject({
  booking_url: uri,
  owner: uri,
  owner_type: z.literal("EventType"),
});

export const subscriptionSchema = z.strictObject({
  uri,
  callback_url: uri,
  created_at: instant,
  updated_at: instant,
  retry_started_at: instant.nullable(),
  state: z.enum(["active", "disabled"]),
  events: z.array(z.string()),
  scope: z.enum(["user", "organization", "group"]),
  organization: uri,
  user: uri.nullable(),
  group: uri.nullable(),
  creator: uri.nullable(),
});

export const inviteeWebhookSchema = z.strictObject({
  event: z.enum([
    "invitee.created",
    "invitee.canceled",
    "invitee_no_show.created",
    "invitee_no_show.deleted",
  ]),
  created_at: instant,
  created_by: uri,
  payload: z.strictObject({
    ...inviteeShape,
    scheduled_event: z.strictObject({
      ...payloadEventShape,
      event_memberships: z.array(z.strictObject(membershipShape)),
    }),
  }),
});
