import type { BookingEvent } from "../../domain/booking/booking-event.ts";
import type { BookedTime } from "../../domain/booking/booking.ts";
import { initiatedEndsAt } from "../../domain/booking/time-limits.ts";
import type { CheckoutId } from "../../domain/values/ids.ts";
import { addMinutes, instant, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { money, type Money } from "../../domain/values/money.ts";
import type { PlantedBooking, PlantedStep } from "../planted/write-planted-booking.ts";
import { noticeMinutesOf, type PlannedSession } from "./planned-session.ts";

const DAY_MINUTES = 24 * 60;
const HOLD_MINUTES = 30;
/** What a bank gives sellers to answer it. */
const ANSWER_DAYS = 9;

/** What Stripe calls the things of a planned session. */
export interface StripeIds {
  readonly checkoutId: CheckoutId;
  readonly paymentIntentId: string;
  readonly refundId: string;
  readonly disputeId: string;
}

/** Where a planned session stands in the builder's calendar. */
export interface CalendarPlaces {
  readonly first: BookedTime;
  /** Where its client moved it to; null when they did not. */
  readonly moved: BookedTime | null;
}

/** What is true of a planned session at both providers. */
export interface PlannedLife {
  readonly planned: PlannedSession;
  readonly price: Money;
  readonly stripe: StripeIds;
  /** Null of one that was left before a time was picked. */
  readonly calendar: CalendarPlaces | null;
}

/** A planned session, and its booking with all that happened. */
export interface LivedSession extends PlantedBooking {
  readonly life: PlannedLife;
}

/** When somebody who left without a time counts as gone, or the hold of one who did not pay ended; null for all others. */
export function lapsesAt({ outcome, begunAt }: PlannedSession): Instant | null {
  if (outcome === "left") return initiatedEndsAt(begunAt);
  return outcome === "hold_ended" ? addMinutes(begunAt, 2 + HOLD_MINUTES) : null;
}

/** When it was canceled; null when it was not. */
export function canceledAtOf({ outcome, offer, startsAt }: PlannedSession): Instant | null {
  const notice = noticeMinutesOf(outcome, offer.policy);
  return notice === null ? null : addMinutes(startsAt, -notice);
}

/** When its payer went to their bank, until when the bank takes an answer, and when it decided; null when they did not. */
export function disputeOf(
  { outcome, startsAt, offer }: PlannedSession,
  now: Instant,
): { readonly openedAt: Instant; readonly answerDueAt: Instant; readonly wonAt: Instant | null } | null {
  if (outcome !== "dispute_open" && outcome !== "dispute_won") return null;
  const isOpen = outcome === "dispute_open";
  const asked = isOpen
    ? addMinutes(now, -2 * DAY_MINUTES)
    : addMinutes(startsAt, offer.durationMinutes + 5 * DAY_MINUTES);
  const openedAt = instant(`${asked.slice(0, "2026-03-02T10:00".length)}:00.000Z`);
  const lastDay = addMinutes(openedAt, ANSWER_DAYS * DAY_MINUTES).slice(0, "2026-03-02".length);
  return {
    openedAt,
    answerDueAt: instant(`${lastDay}T23:59:59.000Z`),
    wonAt: isOpen ? null : addMinutes(openedAt, 30 * DAY_MINUTES),
  };
}

/** All that happened to it after it was begun, in order. */
export function stepsOf(life: PlannedLife, now: Instant): PlantedStep[] {
  const { planned, price, calendar, stripe } = life;
  const { outcome, begunAt } = planned;
  const lapsedAt = lapsesAt(planned);
  if (calendar === null) return [say({ type: "DEADLINE_PASSED", at: lapsedAt ?? begunAt })];
  const bookedAt = addMinutes(begunAt, 2);
  const holdEndsAt = addMinutes(bookedAt, HOLD_MINUTES);
  const booked = say({ type: "TIME_BOOKED", at: bookedAt, time: calendar.first, holdEndsAt });
  if (price.amountMinor === 0)
    return [booked, say({ type: "FREE_CONFIRMED", at: bookedAt }), ...afterwards(life, now)];
  const opened = [
    booked,
    say({
      type: "CHECKOUT_REQUESTED",
      at: addMinutes(bookedAt, 2),
      checkoutExpiresAt: addMinutes(holdEndsAt, 5),
      timeZone: planned.client.timeZone,
    }),
    say({ type: "CHECKOUT_OPENED", at: addMinutes(bookedAt, 2), checkoutId: stripe.checkoutId }),
  ];
  if (outcome === "hold_ended" && lapsedAt !== null)
    return [...opened, say({ type: "CHECKOUT_EXPIRED", at: lapsedAt, checkoutId: stripe.checkoutId })];
  return [...opened, ...paid(life), ...afterwards(life, now)];
}

/** When the money came. */
export function paidAtOf({ begunAt, isDeclinedFirst }: PlannedSession): Instant {
  return addMinutes(begunAt, isDeclinedFirst ? 9 : 6);
}

function paid({ planned, price, stripe: { checkoutId, paymentIntentId } }: PlannedLife): PlantedStep[] {
  const at = paidAtOf(planned);
  const declined: PlantedStep[] = planned.isDeclinedFirst
    ? [
        say({ type: "PAYMENT_DECLINED", at: addMinutes(at, -3), checkoutId, retryUntil: null }),
        say({
          type: "CHECKOUT_REQUESTED",
          at: addMinutes(at, -2),
          checkoutExpiresAt: addMinutes(at, HOLD_MINUTES),
          timeZone: planned.client.timeZone,
        }),
      ]
    : [];
  return [...declined, say({ type: "CHECKOUT_PAID", at, checkoutId, paymentIntentId, amount: price })];
}

/** What became of it once it was confirmed. */
function afterwards(life: PlannedLife, now: Instant): PlantedStep[] {
  const { planned, calendar, price, stripe } = life;
  const { outcome, offer, startsAt, movedFrom } = planned;
  const endsAt = addMinutes(startsAt, offer.durationMinutes);
  const ended = say({ type: "SESSION_ENDED", at: endsAt });
  const moved: PlantedStep[] =
    calendar?.moved == null || movedFrom === null
      ? []
      : [
          say({
            type: "TIME_MOVED",
            at: addMinutes(movedFrom, -28 * 60),
            by: "client",
            fromInviteeUri: calendar.first.calendlyInviteeUri,
            time: calendar.moved,
          }),
        ];
  const canceledAt = canceledAtOf(planned);
  if (canceledAt !== null) {
    const by = outcome === "canceled_by_builder" ? "builder" : "client";
    const quotedAt = by === "client" ? addMinutes(canceledAt, -1) : null;
    return [say({ type: "CANCEL_REQUESTED", at: canceledAt, by, quotedAt }), returned(life)];
  }
  switch (outcome) {
    case "to_come":
      return [];
    case "no_show":
      return [say({ type: "NO_SHOW_MARKED", at: noShowAtOf(planned) }), ended];
    case "refunded_in_part":
    case "refunded_whole":
      return [ended, granted(life, endsAt), returned(life)];
    case "dispute_open":
    case "dispute_won": {
      const dispute = disputeOf(planned, now);
      invariant(dispute !== null, "it is disputed");
      const { openedAt, answerDueAt, wonAt } = dispute;
      const about = { disputeId: stripe.disputeId, paymentIntentId: stripe.paymentIntentId, amount: price };
      return [
        ended,
        say({ type: "DISPUTE_OPENED", at: openedAt, ...about, answerDueAt, stage: "dispute" }),
        ...(wonAt === null ? [] : [say({ type: "DISPUTE_CLOSED", at: wonAt, ...about, outcome: "won" })]),
      ];
    }
    case "completed":
    case "canceled_early":
    case "canceled_late":
    case "canceled_too_late":
    case "canceled_by_builder":
    case "hold_ended":
    case "left":
      return [...moved, ended];
  }
}

/** When its builder marked that nobody came. */
export function noShowAtOf({ startsAt }: PlannedSession): Instant {
  return addMinutes(startsAt, 15);
}

/** The builder gives money back: half of it, or all. */
function granted({ planned, price, stripe }: PlannedLife, endsAt: Instant): PlantedStep {
  const isWhole = planned.outcome === "refunded_whole";
  return say({
    type: "REFUND_REQUESTED",
    at: addMinutes(endsAt, 2 * DAY_MINUTES),
    by: "builder",
    requestId: stripe.refundId.replace("re_", "year-"),
    paymentIntentId: stripe.paymentIntentId,
    amount: isWhole ? price : money(Math.round(price.amountMinor / 2), price.currency),
    reason: "goodwill",
    note: isWhole ? "We did not get to what you came for." : "I was late, and we ran out of time.",
  });
}

/** Whatever is to be refunded by now has arrived a minute later; nothing happens where nothing is. */
function returned({ stripe: { refundId } }: PlannedLife): PlantedStep {
  return ({ context, updatedAt }) => {
    const ordered = context.refundObligations.find(({ status }) => status === "ordered");
    if (ordered === undefined) return null;
    const { paymentIntentId, amount, number: due } = ordered;
    return { type: "REFUND_SETTLED", at: addMinutes(updatedAt, 1), refundId, paymentIntentId, amount, due };
  };
}

function say(event: BookingEvent): PlantedStep {
  return () => event;
}
