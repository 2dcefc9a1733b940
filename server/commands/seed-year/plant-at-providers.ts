import type { BookedTime } from "../../domain/booking/booking.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import { addMinutes, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { ControlCall } from "../planted/control-call.ts";
import type { PlannedSession } from "./planned-session.ts";
import {
  canceledAtOf,
  disputeOf,
  lapsesAt,
  noShowAtOf,
  paidAtOf,
  type CalendarPlaces,
  type LivedSession,
} from "./steps-of-session.ts";

/** A planned session under the id of its booking. */
export interface NamedSession {
  readonly id: BookingId;
  readonly planned: PlannedSession;
  readonly calendlyEventTypeUri: string;
}

interface PlantedUris {
  readonly event_uri: string;
  readonly invitee_uri: string;
}

/**
 * Puts the sessions into the builders' calendars, in one call and without a webhook. Resolves to where each stands there, in the same order; null for those
 * whose clients never picked a time.
 */
export async function plantInCalendars(
  control: ControlCall,
  sessions: readonly NamedSession[],
): Promise<(CalendarPlaces | null)[]> {
  const timed = sessions.filter(({ planned }) => planned.outcome !== "left");
  const planted = await control<(PlantedUris & { readonly moved_to: PlantedUris | null })[]>(
    "calendly",
    "/plant",
    timed.map(eventOf),
  );
  const places = new Map<NamedSession, CalendarPlaces>();
  for (const [index, session] of timed.entries()) {
    const uris = planted[index];
    invariant(uris !== undefined, "one answer for each that was planted");
    const { startsAt, movedFrom, offer } = session.planned;
    const timeOf = (of: PlantedUris, at: Instant): BookedTime => ({
      calendlyEventId: of.event_uri.split("/").at(-1) ?? "",
      calendlyEventUri: of.event_uri,
      calendlyInviteeUri: of.invitee_uri,
      startsAt: at,
      endsAt: addMinutes(at, offer.durationMinutes),
    });
    places.set(session, {
      first: timeOf(uris, movedFrom ?? startsAt),
      moved: uris.moved_to === null ? null : timeOf(uris.moved_to, startsAt),
    });
  }
  return sessions.map((session) => places.get(session) ?? null);
}

function eventOf({ id, planned, calendlyEventTypeUri }: NamedSession) {
  const { client, outcome, begunAt, startsAt, movedFrom } = planned;
  // We release what was canceled with us, and what nobody paid for.
  const canceledAt = canceledAtOf(planned) ?? lapsesAt(planned);
  return {
    event_type: calendlyEventTypeUri,
    start_time: movedFrom ?? startsAt,
    ...(movedFrom === null ? {} : { moved_to: startsAt }),
    status: canceledAt === null ? "active" : "canceled",
    ...(canceledAt === null ? {} : { canceler_type: "host", canceled_at: canceledAt }),
    ...(outcome === "no_show" ? { no_show_at: noShowAtOf(planned) } : {}),
    email: client.email,
    name: client.name,
    utm_content: id,
    created_at: addMinutes(begunAt, 2),
  };
}

/** Puts the checkouts of these bookings into Stripe's books with all that became of their money, in one call and without a webhook. */
export async function plantAtStripe(
  control: ControlCall,
  planted: readonly LivedSession[],
  { installationId, now }: { readonly installationId: string; readonly now: Instant },
): Promise<void> {
  const rows = planted
    .filter(({ booking }) => booking.context.checkouts.length > 0)
    .map((one) => checkoutOf(one, installationId, now));
  await control("stripe", "/plant", rows);
}

function checkoutOf({ booking, refundEffects, life }: LivedSession, installationId: string, now: Instant) {
  const { planned, price, stripe } = life;
  const { payments, refunds, disputes } = booking.context;
  const checkout = {
    checkout_id: stripe.checkoutId,
    amount: price.amountMinor,
    currency: price.currency.toLowerCase(),
    customer_email: planned.client.email,
    metadata: { booking_id: booking.id, installation_id: installationId },
    created_at: paidAtOf(planned),
  };
  if (payments.length === 0) return { ...checkout, state: "expired" };
  const paid = { ...checkout, payment_intent_id: stripe.paymentIntentId };
  const dispute = disputeOf(planned, now);
  if (disputes.length > 0 && dispute !== null)
    return {
      ...paid,
      state: "paid_and_disputed",
      dispute_id: stripe.disputeId,
      dispute_created_at: dispute.openedAt,
      dispute_due_by: dispute.answerDueAt,
      ...(dispute.wonAt === null ? {} : { dispute_won_at: dispute.wonAt }),
    };
  const [refund] = refunds;
  if (refund === undefined) return { ...paid, state: "paid" };
  const effectKey = refund.due === null ? undefined : refundEffects.get(refund.due);
  invariant(effectKey !== undefined, "a refund was ordered");
  return {
    ...paid,
    state: "paid_and_refunded",
    refund_id: refund.refundId,
    refund_amount: refund.amount.amountMinor,
    refund_created_at: booking.updatedAt,
    refund_metadata: { booking_id: booking.id, effect_key: effectKey, installation_id: installationId },
  };
}
