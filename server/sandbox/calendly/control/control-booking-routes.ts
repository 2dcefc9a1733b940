import type { Context, Hono } from "hono";
import { z } from "zod";
import { HORIZON_MS, listOpenTimes } from "../state/availability.ts";
import { bookTime } from "../scheduling/book-time.ts";
import {
  mustGet,
  NO_TRACKING,
  nowMs,
  stampNow,
  type CalendlyState,
  type EventType,
  type Invitee,
} from "../state/calendly-state.ts";
import { cancelEvent, cancelInvitee } from "../scheduling/cancel-booking.ts";
import { eventLocationBody } from "./control-location-bodies.ts";
import { withDuration } from "../state/event-duration.ts";
import { renderInvitee } from "../resources/invitee-resource.ts";
import { markNoShow, takeBackNoShow } from "../scheduling/no-show.ts";
import { plantEvent, type Plant } from "./plant-events.ts";
import {
  controlInstant,
  controlMinutes,
  readControlBody,
  refuseControl,
  withoutUndefined,
} from "./read-control-body.ts";
import { rescheduleInvitee } from "../scheduling/reschedule-invitee.ts";
import { renderScheduledEvent } from "../resources/scheduled-event-resource.ts";
import { isTimeZone } from "../state/time-zone.ts";
import { idsFromInviteeUri, uuidFromUri } from "../state/uris.ts";
import { vanishEvent } from "./vanish-event.ts";

const trackingBody = z.strictObject({
  utm_campaign: z.string().nullable().optional(),
  utm_source: z.string().nullable().optional(),
  utm_medium: z.string().nullable().optional(),
  utm_content: z.string().nullable().optional(),
  utm_term: z.string().nullable().optional(),
  salesforce_uuid: z.string().nullable().optional(),
});

const bookBody = z.strictObject({
  eventTypeSlug: z.string().optional(),
  eventTypeUri: z.string().optional(),
  startTime: controlInstant.optional(),
  /** Minutes, when another than the event type's own is chosen; it need not be among the options. */
  duration: controlMinutes.optional(),
  email: z.email(),
  name: z.string().min(1),
  timezone: z.string().refine(isTimeZone, "is not a time zone").optional(),
  tracking: trackingBody.optional(),
  guests: z.array(z.email()).optional(),
  /** The number or the place, where the event type asks for it. */
  location: z.string().optional(),
  answers: z
    .array(z.strictObject({ question: z.string(), answer: z.string(), position: z.int() }))
    .optional(),
});

const moveBody = z.strictObject({
  startTime: controlInstant,
  duration: controlMinutes.optional(),
  /** Another event type than the event's own. */
  eventTypeUri: z.string().optional(),
  reason: z.string().optional(),
  by: z.enum(["host", "invitee"]).optional(),
});

/** In the wire's own words, because rows of the API are what it makes. */
const plantBody = z.array(
  z.strictObject({
    event_type: z.string(),
    start_time: controlInstant,
    duration: controlMinutes.optional(),
    status: z.enum(["active", "canceled"]),
    email: z.string(),
    name: z.string(),
    utm_content: z.string().nullable(),
    canceler_type: z.enum(["host", "invitee"]).optional(),
    moved_to: controlInstant.optional(),
    /** Under which it is found, and with it its event's; of a solo event type only. */
    invitee_uri: z.string().optional(),
    created_at: controlInstant.optional(),
    canceled_at: controlInstant.optional(),
    /** When the host marked that they did not come. */
    no_show_at: controlInstant.optional(),
  }),
);

function findEventType(
  state: CalendlyState,
  body: Pick<z.output<typeof bookBody>, "eventTypeSlug" | "eventTypeUri">,
): EventType {
  const uuid = body.eventTypeUri === undefined ? null : uuidFromUri(state, "event_types", body.eventTypeUri);
  const found = [...state.eventTypes.values()].find((eventType) =>
    uuid === null ? eventType.slug === body.eventTypeSlug : eventType.uuid === uuid,
  );
  if (!found) throw refuseControl(404, "no such event type: give eventTypeSlug or eventTypeUri");
  return found;
}

function getInvitee(state: CalendlyState, context: Context): Invitee {
  const invitee = state.invitees.get(context.req.param("uuid") ?? "");
  if (!invitee) throw refuseControl(404, "no such invitee");
  return invitee;
}

function renderBoth(state: CalendlyState, invitee: Invitee) {
  return {
    event: renderScheduledEvent(state, mustGet(state.scheduledEvents, invitee.eventUuid)),
    invitee: renderInvitee(state, invitee),
  };
}

/** The ids of a URI that somebody has written down already. Refuses what is not this server's, and what is taken. */
function givenIds(state: CalendlyState, eventType: EventType, uri: string, seen: Set<string>): Plant["ids"] {
  const ids = idsFromInviteeUri(state, uri);
  if (ids === null) throw refuseControl(400, `no invitee's URI of this server: ${uri}`);
  if (eventType.kind !== "solo") throw refuseControl(400, "invitee_uri is of solo event types only");
  const { eventUuid, inviteeUuid } = ids;
  const isTaken = state.scheduledEvents.has(eventUuid) || state.invitees.has(inviteeUuid);
  if (isTaken || seen.has(eventUuid) || seen.has(inviteeUuid)) throw refuseControl(409, `taken: ${uri}`);
  seen.add(eventUuid).add(inviteeUuid);
  return ids;
}

/** All or nothing: one event type that does not exist or URI that is taken, and none is planted. */
function readPlants(state: CalendlyState, rows: z.output<typeof plantBody>): Plant[] {
  const seen = new Set<string>();
  return rows.map((row, index): Plant => {
    const eventType = state.eventTypes.get(uuidFromUri(state, "event_types", row.event_type) ?? "");
    if (!eventType) throw refuseControl(404, `row ${index}: no such event type`);
    return {
      eventType,
      startMs: row.start_time,
      durationMinutes: row.duration ?? null,
      status: row.status,
      cancelerType: row.canceler_type ?? "invitee",
      movedToMs: row.moved_to ?? null,
      email: row.email,
      name: row.name,
      utmContent: row.utm_content,
      ids: row.invitee_uri === undefined ? null : givenIds(state, eventType, row.invitee_uri, seen),
      createdMs: row.created_at ?? null,
      canceledMs: row.canceled_at ?? null,
      noShowMs: row.no_show_at ?? null,
    };
  });
}

/** What happens to one invitee after they booked: `/invitees/{uuid}/…`, by the invitee or by the host. */
function addInviteeControls(control: Hono, state: CalendlyState): void {
  control.post("/invitees/:uuid/cancel", async (context) => {
    const schema = z.strictObject({ by: z.enum(["host", "invitee"]), reason: z.string().optional() });
    const { by, reason = null } = await readControlBody(context, schema);
    const invitee = getInvitee(state, context);
    const canceled =
      by === "invitee"
        ? cancelInvitee(state, invitee, reason)
        : cancelEvent(state, mustGet(state.scheduledEvents, invitee.eventUuid), reason);
    if (!canceled.ok) throw refuseControl(409, canceled.reason);
    return context.json(renderBoth(state, invitee));
  });

  control.post("/invitees/:uuid/reschedule", async (context) => {
    const { startTime, duration, eventTypeUri, reason, by } = await readControlBody(context, moveBody);
    const moved = rescheduleInvitee(state, getInvitee(state, context), {
      startMs: startTime,
      durationMinutes: duration ?? null,
      eventType: eventTypeUri === undefined ? null : findEventType(state, { eventTypeUri }),
      reason: reason ?? null,
      by: by ?? "invitee",
    });
    if (!moved.ok) throw refuseControl(409, moved.reason);
    return context.json(renderBoth(state, moved.invitee), 201);
  });

  control.post("/invitees/:uuid/no-show", (context) => {
    const invitee = getInvitee(state, context);
    const marked = markNoShow(state, invitee);
    if (!marked.ok) throw refuseControl(409, marked.reason);
    return context.json(renderBoth(state, invitee), 201);
  });

  control.delete("/invitees/:uuid/no-show", (context) => {
    const invitee = getInvitee(state, context);
    if (!takeBackNoShow(state, invitee)) throw refuseControl(409, "not_marked");
    return context.json(renderBoth(state, invitee));
  });

  control.post("/invitees/:uuid/edit-tracking", async (context) => {
    const changes = await readControlBody(context, trackingBody);
    const invitee = getInvitee(state, context);
    Object.assign(invitee.tracking, withoutUndefined(changes));
    invitee.updatedAt = stampNow(state);
    return context.json(renderBoth(state, invitee));
  });
}

/** What people do with bookings, by hand or by the thousand: `/book`, `/plant`, `/invitees`, `/events`. */
export function addControlBookings(control: Hono, state: CalendlyState): void {
  control.post("/book", async (context) => {
    const body = await readControlBody(context, bookBody);
    const eventType = withDuration(findEventType(state, body), body.duration ?? null);
    const now = nowMs(state);
    const startMs = body.startTime ?? listOpenTimes(state, eventType, now, now + HORIZON_MS)[0]?.startMs;
    if (startMs === undefined) throw refuseControl(409, "unavailable");
    const booked = bookTime(state, eventType, startMs, {
      email: body.email,
      name: body.name,
      firstName: null,
      lastName: null,
      timeZone: body.timezone ?? mustGet(state.accounts, eventType.accountUuid).timeZone,
      questionsAndAnswers: body.answers ?? [],
      tracking: { ...NO_TRACKING, ...withoutUndefined(body.tracking) },
      textReminderNumber: null,
      guestEmails: body.guests ?? [],
      location: body.location ?? null,
      scheduledByUuid: null,
    });
    if (!booked.ok) throw refuseControl(409, booked.reason);
    return context.json(renderBoth(state, booked.invitee), 201);
  });

  control.post("/plant", async (context) => {
    const plants = readPlants(state, await readControlBody(context, plantBody));
    return context.json(
      plants.map((plant) => plantEvent(state, plant)),
      201,
    );
  });

  control.put("/events/:uuid/location", async (context) => {
    const location = await readControlBody(context, eventLocationBody);
    const event = state.scheduledEvents.get(context.req.param("uuid"));
    if (!event) throw refuseControl(404, "no such event");
    event.location = location;
    event.updatedAt = stampNow(state);
    return context.json(renderScheduledEvent(state, event));
  });

  control.post("/events/:uuid/vanish", (context) => {
    const event = state.scheduledEvents.get(context.req.param("uuid"));
    if (!event) throw refuseControl(404, "no such event");
    vanishEvent(state, event);
    return context.body(null, 204);
  });

  addInviteeControls(control, state);
}
