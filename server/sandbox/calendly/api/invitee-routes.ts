import type { Hono } from "hono";
import { z } from "zod";
import type { ApiError } from "./api-errors.ts";
import { alreadyExists, invalidArgument, invalidParameter, notFound, tooManyRequests } from "./api-errors.ts";
import { emailField, instantField, ownEventTypeByUri } from "./api-fields.ts";
import { bookTime, type TimeRefusal } from "../scheduling/book-time.ts";
import { NO_TRACKING, nowMs, type CalendlyState, type EventType } from "../state/calendly-state.ts";
import { checkAnswers } from "../scheduling/check-answers.ts";
import { endpoint, noQuery } from "./endpoint.ts";
import { asksInvitee } from "../state/place-event.ts";
import { renderInvitee } from "../resources/invitee-resource.ts";
import { isTimeZone } from "../state/time-zone.ts";

const TRACKING_LENGTH_MAX = 255;
const trackingField = z
  .string()
  .max(TRACKING_LENGTH_MAX, `is too long (maximum is ${TRACKING_LENGTH_MAX} characters)`)
  .nullable();

/** All six keys: the real endpoint refuses a tracking object without one of them. */
const trackingFields = z.strictObject({
  utm_campaign: trackingField,
  utm_source: trackingField,
  utm_medium: trackingField,
  utm_content: trackingField,
  utm_term: trackingField,
  salesforce_uuid: trackingField,
});

const createBody = z.strictObject({
  event_type: z.string(),
  start_time: instantField,
  invitee: z
    .strictObject({
      name: z.string().trim().min(1, "can't be blank").optional(),
      first_name: z.string().trim().min(1, "can't be blank").optional(),
      last_name: z.string().trim().optional(),
      email: emailField,
      timezone: z.string().refine(isTimeZone, "is not a valid time zone"),
      text_reminder_number: z.string().optional(),
    })
    .refine((invitee) => invitee.name !== undefined || invitee.first_name !== undefined, {
      path: ["name"],
      message: "is missing",
    }),
  location: z
    .strictObject({
      kind: z.enum([
        "physical",
        "outbound_call",
        "ask_invitee",
        "custom",
        "inbound_call",
        "zoom_conference",
        "google_conference",
        "gotomeeting_conference",
        "microsoft_teams_conference",
        "webex_conference",
      ]),
      location: z.string().optional(),
    })
    .optional(),
  questions_and_answers: z
    .array(z.strictObject({ question: z.string(), answer: z.string(), position: z.int() }))
    .optional(),
  tracking: trackingFields.optional(),
  event_guests: z.array(emailField).max(10, "takes at most 10 guests").optional(),
});

const REFUSALS: Record<TimeRefusal, () => ApiError> = {
  unavailable: notFound,
  taken: () => alreadyExists("The requested time is no longer available."),
  not_offered: () => invalidParameter("start_time", "is not an available time of this event type"),
};

function checkLocation(
  eventType: EventType,
  location: { kind: string; location?: string | undefined } | undefined,
): void {
  if (location !== undefined && location.kind !== eventType.location?.kind) {
    throw invalidParameter("location.kind", "does not match a location of the event type");
  }
  if (asksInvitee(eventType.location) && (location?.location ?? "") === "") {
    throw invalidParameter("location.location", "can't be blank");
  }
}

/** Refuses more bookings per minute, hour or day than the plan allows. */
function createInviteeLimit(state: CalendlyState): (userUuid: string) => void {
  const madeAtMs = new Map<string, number[]>();
  return (userUuid) => {
    const now = nowMs(state);
    const recent = (madeAtMs.get(userUuid) ?? []).filter((at) => at > now - 86_400_000);
    madeAtMs.set(userUuid, recent);
    const since = (windowMs: number): number => recent.filter((at) => at > now - windowMs).length;
    const { perMinute, perHour, perDay } = state.inviteeLimits;
    if (since(60_000) >= perMinute || since(3_600_000) >= perHour || recent.length >= perDay) {
      throw tooManyRequests("You have exceeded the limit of invitees created through the API.");
    }
    recent.push(now);
  };
}

/** `POST /invitees`, the Scheduling API. It knows no idempotency key: the same call twice wants the time twice. */
export function addInviteeRoutes(api: Hono, state: CalendlyState): void {
  const countInvitee = createInviteeLimit(state);
  api.post(
    "/invitees",
    endpoint(
      state,
      { scopes: ["scheduled_events:write"], query: noQuery, body: createBody },
      ({ caller, body }) => {
        countInvitee(caller.uuid);
        const eventType = ownEventTypeByUri(state, caller, "event_type", body.event_type);
        checkLocation(eventType, body.location);
        const answers = body.questions_and_answers ?? [];
        const problems = checkAnswers(eventType, answers);
        if (problems.length > 0) throw invalidArgument(problems);
        const { first_name: firstName, last_name: lastName, name } = body.invitee;
        const booked = bookTime(state, eventType, body.start_time, {
          email: body.invitee.email,
          name: name ?? [firstName, lastName].filter(Boolean).join(" "),
          firstName: firstName ?? null,
          lastName: lastName ?? null,
          timeZone: body.invitee.timezone,
          questionsAndAnswers: answers,
          tracking: body.tracking ?? { ...NO_TRACKING },
          textReminderNumber: body.invitee.text_reminder_number ?? null,
          guestEmails: body.event_guests ?? [],
          location: body.location?.location ?? null,
          scheduledByUuid: caller.uuid,
        });
        if (!booked.ok) throw REFUSALS[booked.reason]();
        return { status: 201, body: { resource: renderInvitee(state, booked.invitee) } };
      },
    ),
  );
}
