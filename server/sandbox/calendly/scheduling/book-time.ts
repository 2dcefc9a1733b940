import { findEventToJoin, listOfferedTimes, listOpenTimes } from "../state/availability.ts";
import {
  mustGet,
  newUuid,
  stampNow,
  type CalendlyState,
  type EventType,
  type Invitee,
  type QuestionAndAnswer,
  type ScheduledEvent,
  type Tracking,
} from "../state/calendly-state.ts";
import { deliverInviteeWebhook } from "../webhooks/deliver-webhooks.ts";
import { placeEvent } from "../state/place-event.ts";

const MINUTE_MS = 60_000;

export interface Attendance {
  email: string;
  name: string;
  firstName: string | null;
  lastName: string | null;
  timeZone: string | null;
  questionsAndAnswers: QuestionAndAnswer[];
  tracking: Tracking;
  textReminderNumber: string | null;
  guestEmails: readonly string[];
  /** The number to call or the place to come to, where the event type asks for it. */
  location: string | null;
  /** The user whose token booked through the API; null when a person did it on a page. */
  scheduledByUuid: string | null;
}

/** `unavailable`: the event type takes no bookings. `taken`: somebody was faster. `not_offered`: never was a time to book. */
export type TimeRefusal = "unavailable" | "taken" | "not_offered";

type Booked = { ok: true; invitee: Invitee; event: ScheduledEvent } | { ok: false; reason: TimeRefusal };

/** Why this time cannot be booked now, or null when it can. */
export function refuseTime(
  state: CalendlyState,
  eventType: EventType,
  startMs: number,
  ignoreEventUuid?: string,
): TimeRefusal | null {
  if (!eventType.active || eventType.deletedAt !== null) return "unavailable";
  if (listOpenTimes(state, eventType, startMs, startMs + 1, ignoreEventUuid).length > 0) return null;
  return listOfferedTimes(state, eventType, startMs, startMs + 1).length > 0 ? "taken" : "not_offered";
}

/** What a booking has that is not made now. */
export interface PastBooking {
  /** Of a solo event and its invitee; new ones when null. */
  ids: { eventUuid: string; inviteeUuid: string } | null;
  stamp: string;
}

/** Puts the invitee into the group's event at that time, or into a new event. Checks nothing and tells nobody. */
export function placeInvitee(
  state: CalendlyState,
  eventType: EventType,
  startMs: number,
  attendance: Attendance,
  { ids, stamp }: PastBooking = { ids: null, stamp: stampNow(state) },
): { invitee: Invitee; event: ScheduledEvent } {
  const event: ScheduledEvent = findEventToJoin(state, eventType, startMs) ?? {
    uuid: ids?.eventUuid ?? newUuid(),
    eventTypeUuid: eventType.uuid,
    hostUuid: mustGet(state.accounts, eventType.accountUuid).uuid,
    name: eventType.name,
    kind: eventType.kind,
    status: "active",
    startMs,
    endMs: startMs + eventType.durationMinutes * MINUTE_MS,
    inviteeUuids: [],
    activeInvitees: 0,
    inviteeLimit: eventType.inviteeLimit,
    guests: [],
    location: placeEvent(state, eventType.location, eventType.conference, attendance.location),
    cancellation: null,
    createdAt: stamp,
    updatedAt: stamp,
  };
  const invitee: Invitee = {
    uuid: ids?.inviteeUuid ?? newUuid(),
    eventUuid: event.uuid,
    email: attendance.email,
    firstName: attendance.firstName,
    lastName: attendance.lastName,
    name: attendance.name,
    status: "active",
    timeZone: attendance.timeZone,
    questionsAndAnswers: attendance.questionsAndAnswers,
    tracking: attendance.tracking,
    textReminderNumber: attendance.textReminderNumber,
    rescheduled: false,
    oldInviteeUuid: null,
    newInviteeUuid: null,
    schedulingMethod: attendance.scheduledByUuid === null ? null : "api",
    scheduledByUuid: attendance.scheduledByUuid,
    noShow: null,
    cancellation: null,
    createdAt: stamp,
    updatedAt: stamp,
  };
  event.inviteeUuids.push(invitee.uuid);
  event.activeInvitees += 1;
  event.updatedAt = stamp;
  event.guests.push(...attendance.guestEmails.map((email) => ({ email, createdAt: stamp })));
  state.scheduledEvents.set(event.uuid, event);
  state.invitees.set(invitee.uuid, invitee);
  return { invitee, event };
}

/**
 * Books the time if it is still open and tells the subscriptions. Runs in one turn of the event loop, so of two people who want
 * the last place exactly one gets it.
 */
export function bookTime(
  state: CalendlyState,
  eventType: EventType,
  startMs: number,
  attendance: Attendance,
): Booked {
  const reason = refuseTime(state, eventType, startMs);
  if (reason !== null) return { ok: false, reason };
  const placed = placeInvitee(state, eventType, startMs, attendance);
  deliverInviteeWebhook(state, "invitee.created", placed.invitee);
  return { ok: true, ...placed };
}
