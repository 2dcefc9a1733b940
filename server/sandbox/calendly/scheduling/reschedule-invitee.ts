import { placeInvitee, refuseTime, type TimeRefusal } from "./book-time.ts";
import { refuseCancelInvitee, withdrawInvitee, type InviteeRefusal } from "./cancel-booking.ts";
import {
  mustGet,
  stampNow,
  type CalendlyState,
  type EventType,
  type Invitee,
  type ScheduledEvent,
} from "../state/calendly-state.ts";
import { deliverInviteeWebhook } from "../webhooks/deliver-webhooks.ts";
import { durationsOf, withDuration } from "../state/event-duration.ts";

const MINUTE_MS = 60_000;

export interface Move {
  startMs: number;
  /** Null keeps the event's own while it is offered, and else takes the event type's. */
  durationMinutes: number | null;
  /** Null stays with the event's own; another is what a host does who changes what the meeting is. */
  eventType: EventType | null;
  reason: string | null;
  by: "invitee" | "host";
}

type Placed = { invitee: Invitee; event: ScheduledEvent };
/** `same_time`: that is where it is already. */
export type MoveRefusal = TimeRefusal | InviteeRefusal | "same_time";
type Rescheduled = ({ ok: true } & Placed) | { ok: false; reason: MoveRefusal };

/** The event type that an event would move within: with the event's own duration while that is offered. */
export function eventTypeToMoveIn(state: CalendlyState, event: ScheduledEvent): EventType {
  const eventType = mustGet(state.eventTypes, event.eventTypeUuid);
  const minutes = (event.endMs - event.startMs) / MINUTE_MS;
  return withDuration(eventType, durationsOf(eventType).includes(minutes) ? minutes : null);
}

/** Whether this start and duration are what the event has already. */
export function staysAsItIs(event: ScheduledEvent, eventType: EventType, startMs: number): boolean {
  return event.startMs === startMs && event.endMs === startMs + eventType.durationMinutes * MINUTE_MS;
}

function saidLocation({ location }: ScheduledEvent): string | null {
  return location?.type === "outbound_call" || location?.type === "ask_invitee" ? location.location : null;
}

/** Takes the invitee out of the old event and into a new one that points back at it. Checks nothing and tells nobody. */
export function moveInvitee(
  state: CalendlyState,
  oldInvitee: Invitee,
  eventType: EventType,
  { startMs, reason, by }: Omit<Move, "durationMinutes" | "eventType">,
): Placed {
  const oldEvent = mustGet(state.scheduledEvents, oldInvitee.eventUuid);
  withdrawInvitee(state, oldInvitee, {
    canceledBy: by === "invitee" ? oldInvitee.name : mustGet(state.accounts, oldEvent.hostUuid).name,
    reason,
    cancelerType: by,
    createdAt: stampNow(state),
  });
  const placed = placeInvitee(state, eventType, startMs, {
    ...oldInvitee,
    questionsAndAnswers: oldInvitee.questionsAndAnswers.map((answer) => ({ ...answer })),
    tracking: { ...oldInvitee.tracking },
    // What an invitee has said once is not asked again.
    location: saidLocation(oldEvent),
    guestEmails: oldEvent.kind === "solo" ? oldEvent.guests.map((guest) => guest.email) : [],
    scheduledByUuid: null,
  });
  oldInvitee.rescheduled = true;
  oldInvitee.newInviteeUuid = placed.invitee.uuid;
  placed.invitee.oldInviteeUuid = oldInvitee.uuid;
  return placed;
}

/**
 * Moves an invitee to another time: the old invitee is canceled with `rescheduled`, a new one is created in a new event, and the
 * two webhooks point at each other. A reschedule link therefore works once.
 */
export function rescheduleInvitee(state: CalendlyState, oldInvitee: Invitee, move: Move): Rescheduled {
  const gone = refuseCancelInvitee(state, oldInvitee);
  if (gone !== null) return { ok: false, reason: gone };
  const oldEvent = mustGet(state.scheduledEvents, oldInvitee.eventUuid);
  const eventType =
    move.eventType === null && move.durationMinutes === null
      ? eventTypeToMoveIn(state, oldEvent)
      : withDuration(
          move.eventType ?? mustGet(state.eventTypes, oldEvent.eventTypeUuid),
          move.durationMinutes,
        );
  if (staysAsItIs(oldEvent, eventType, move.startMs)) return { ok: false, reason: "same_time" };
  // Only a solo event ends with its invitee; a group's goes on, and stays in the way.
  const leaves = oldEvent.kind === "solo" ? oldEvent.uuid : undefined;
  const refusal = refuseTime(state, eventType, move.startMs, leaves);
  if (refusal !== null) return { ok: false, reason: refusal };

  const placed = moveInvitee(state, oldInvitee, eventType, move);
  deliverInviteeWebhook(state, "invitee.canceled", oldInvitee);
  deliverInviteeWebhook(state, "invitee.created", placed.invitee);
  return { ok: true, ...placed };
}
