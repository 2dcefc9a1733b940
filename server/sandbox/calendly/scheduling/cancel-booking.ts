import {
  mustGet,
  nowMs,
  stampNow,
  type CalendlyState,
  type Cancellation,
  type Invitee,
  type ScheduledEvent,
} from "../state/calendly-state.ts";
import { deliverInviteeWebhook } from "../webhooks/deliver-webhooks.ts";

export type CancelRefusal = "already_canceled" | "in_the_past";
/** An invitee who moved has a newer place, and only that one can be canceled. */
export type InviteeRefusal = CancelRefusal | "already_rescheduled";
type Canceled<Refusal = CancelRefusal> =
  { ok: true; cancellation: Cancellation } | { ok: false; reason: Refusal };

/** Why this event cannot be canceled any more, or null when it can. */
function refuseCancelEvent(state: CalendlyState, event: ScheduledEvent): CancelRefusal | null {
  if (event.status === "canceled") return "already_canceled";
  return event.startMs <= nowMs(state) ? "in_the_past" : null;
}

/** The same for one invitee's own place. */
export function refuseCancelInvitee(state: CalendlyState, invitee: Invitee): InviteeRefusal | null {
  if (invitee.newInviteeUuid !== null) return "already_rescheduled";
  if (invitee.status === "canceled") return "already_canceled";
  return refuseCancelEvent(state, mustGet(state.scheduledEvents, invitee.eventUuid));
}

/** Marks one invitee as gone, and a solo event with them; a group's event stays. Checks nothing and tells nobody. */
export function withdrawInvitee(state: CalendlyState, invitee: Invitee, cancellation: Cancellation): void {
  const event = mustGet(state.scheduledEvents, invitee.eventUuid);
  invitee.status = "canceled";
  invitee.cancellation = cancellation;
  invitee.updatedAt = cancellation.createdAt;
  event.activeInvitees -= 1;
  event.updatedAt = cancellation.createdAt;
  if (event.kind === "solo") {
    event.status = "canceled";
    event.cancellation = cancellation;
  }
}

/** The host cancels: the whole event, and every invitee of it, each with a webhook of their own. */
export function cancelEvent(state: CalendlyState, event: ScheduledEvent, reason: string | null): Canceled {
  const refusal = refuseCancelEvent(state, event);
  if (refusal !== null) return { ok: false, reason: refusal };
  const cancellation: Cancellation = {
    canceledBy: mustGet(state.accounts, event.hostUuid).name,
    reason,
    cancelerType: "host",
    createdAt: stampNow(state),
  };
  const active = event.inviteeUuids
    .map((uuid) => mustGet(state.invitees, uuid))
    .filter((invitee) => invitee.status === "active");
  for (const invitee of active) withdrawInvitee(state, invitee, cancellation);
  event.status = "canceled";
  event.cancellation = cancellation;
  event.updatedAt = cancellation.createdAt;
  for (const invitee of active) deliverInviteeWebhook(state, "invitee.canceled", invitee);
  return { ok: true, cancellation };
}

/** An invitee cancels their own place on the hosted page. */
export function cancelInvitee(
  state: CalendlyState,
  invitee: Invitee,
  reason: string | null,
): Canceled<InviteeRefusal> {
  const refusal = refuseCancelInvitee(state, invitee);
  if (refusal !== null) return { ok: false, reason: refusal };
  const cancellation: Cancellation = {
    canceledBy: invitee.name,
    reason,
    cancelerType: "invitee",
    createdAt: stampNow(state),
  };
  withdrawInvitee(state, invitee, cancellation);
  deliverInviteeWebhook(state, "invitee.canceled", invitee);
  return { ok: true, cancellation };
}
