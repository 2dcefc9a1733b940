import { placeInvitee, refuseTime, type TimeRefusal } from "./book-time.ts";
import { refuseCancelInvitee, withdrawInvitee, type CancelRefusal } from "./cancel-booking.ts";
import {
  mustGet,
  stampNow,
  type CalendlyState,
  type Invitee,
  type ScheduledEvent,
} from "./calendly-state.ts";
import { deliverInviteeWebhook } from "./deliver-webhooks.ts";

type Rescheduled =
  | { ok: true; invitee: Invitee; event: ScheduledEvent }
  | { ok: false; reason: TimeRefusal | CancelRefusal | "same_time" };

/**
 * Moves an invitee to another time: the old invitee is canceled with `rescheduled`, a new one is created in a new event, and the
 * two webhooks point at each other. A reschedule link therefore works once.
 */
export function rescheduleInvitee(
  state: CalendlyState,
  oldInvitee: Invitee,
  startMs: number,
  reason: string | null,
  by: "invitee" | "host" = "invitee",
): Rescheduled {
  const gone = refuseCancelInvitee(state, oldInvitee);
  if (gone !== null) return { ok: false, reason: gone };
  const oldEvent = mustGet(state.scheduledEvents, oldInvitee.eventUuid);
  if (oldEvent.startMs === startMs) return { ok: false, reason: "same_time" };
  const eventType = mustGet(state.eventTypes, oldEvent.eventTypeUuid);
  // Only a solo event ends with its invitee; a group's goes on, and stays in the way.
  const leaves = eventType.kind === "solo" ? oldEvent.uuid : undefined;
  const refusal = refuseTime(state, eventType, startMs, leaves);
  if (refusal !== null) return { ok: false, reason: refusal };

  withdrawInvitee(state, oldInvitee, {
    canceledBy: by === "invitee" ? oldInvitee.name : mustGet(state.accounts, oldEvent.hostUuid).name,
    reason,
    cancelerType: by,
    createdAt: stampNow(state),
  });
  const guestEmails = eventType.kind === "solo" ? oldEvent.guests.map((guest) => guest.email) : [];
  const placed = placeInvitee(state, eventType, startMs, {
    ...oldInvitee,
    questionsAndAnswers: oldInvitee.questionsAndAnswers.map((answer) => ({ ...answer })),
    tracking: { ...oldInvitee.tracking },
    guestEmails,
    scheduledByUuid: null,
  });
  oldInvitee.rescheduled = true;
  oldInvitee.newInviteeUuid = placed.invitee.uuid;
  placed.invitee.oldInviteeUuid = oldInvitee.uuid;
  deliverInviteeWebhook(state, "invitee.canceled", oldInvitee);
  deliverInviteeWebhook(state, "invitee.created", placed.invitee);
  return { ok: true, ...placed };
}
