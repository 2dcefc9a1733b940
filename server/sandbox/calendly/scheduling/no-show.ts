import {
  mustGet,
  newUuid,
  nowMs,
  stampNow,
  type CalendlyState,
  type Invitee,
} from "../state/calendly-state.ts";
import { deliverInviteeWebhook } from "../webhooks/deliver-webhooks.ts";

type NoShow = NonNullable<Invitee["noShow"]>;
type Marked =
  { ok: true; noShow: NoShow } | { ok: false; reason: "canceled" | "not_started" | "already_marked" };

/** The host says that this invitee did not come; possible from the start on, once. */
export function markNoShow(state: CalendlyState, invitee: Invitee): Marked {
  if (invitee.status === "canceled") return { ok: false, reason: "canceled" };
  if (mustGet(state.scheduledEvents, invitee.eventUuid).startMs > nowMs(state)) {
    return { ok: false, reason: "not_started" };
  }
  if (invitee.noShow !== null) return { ok: false, reason: "already_marked" };
  const noShow = { uuid: newUuid(), createdAt: stampNow(state) };
  invitee.noShow = noShow;
  invitee.updatedAt = noShow.createdAt;
  deliverInviteeWebhook(state, "invitee_no_show.created", invitee);
  return { ok: true, noShow };
}

/** Takes the mark back. Returns whether there was one. */
export function takeBackNoShow(state: CalendlyState, invitee: Invitee): boolean {
  if (invitee.noShow === null) return false;
  invitee.noShow = null;
  invitee.updatedAt = stampNow(state);
  deliverInviteeWebhook(state, "invitee_no_show.deleted", invitee);
  return true;
}
