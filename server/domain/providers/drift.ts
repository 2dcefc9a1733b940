import type { BookingId, BuilderId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";
import { formatMoney, type Money } from "../values/money.ts";

/** What can be found where our books and Stripe's do not agree. */
export const STRIPE_DRIFT_KINDS = [
  "payment_missed",
  "checkout_open_missed",
  "checkout_closed_missed",
  "refund_missed",
  "refund_failed",
  "dispute_missed",
  "event_undelivered",
] as const;
/** Where they do not agree with a builder's calendar. */
export const CALENDAR_DRIFT_KINDS = [
  "booking_missed",
  "time_moved_missed",
  "time_canceled_missed",
  "event_vanished",
  "event_orphaned",
  "event_unbooked",
] as const;
/** Where they do not agree with themselves. */
export const OWN_RECORD_DRIFT_KINDS = [
  "booking_overdue",
  "money_owed",
  "money_over_returned",
  "refund_stuck",
  "refund_failed_for_good",
  "refunded_outside",
  "paid_wrong_amount",
  "letter_dead",
  "booking_unreadable",
] as const;
export const DRIFT_KINDS = [
  ...STRIPE_DRIFT_KINDS,
  ...CALENDAR_DRIFT_KINDS,
  ...OWN_RECORD_DRIFT_KINDS,
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** `repaired`: by the reconciler itself. `gone`: a later run has looked again, and all agreed. */
export const DRIFT_RESOLUTIONS = ["repaired", "repaired_by_operator", "gone", "dismissed"] as const;
export type DriftResolution = (typeof DRIFT_RESOLUTIONS)[number];

/** What a drift is about, as far as its kind has it. */
export interface DriftDetails {
  /** Whose calendar it was found in. */
  readonly builderId: BuilderId | null;
  readonly amount: Money | null;
  readonly paymentIntentId: string | null;
  /** The number of the obligation. */
  readonly due: number | null;
  readonly calendlyEventId: string | null;
  readonly effectKey: string | null;
  /** The type of the event or order, in its own spelling. */
  readonly type: string | null;
  /** What went wrong, where nothing more can be said; holds no content. */
  readonly reason: string | null;
}

/** What a finding says when it has nothing to say. */
export const NO_DETAILS: DriftDetails = {
  builderId: null,
  amount: null,
  paymentIntentId: null,
  due: null,
  calendlyEventId: null,
  effectKey: null,
  type: null,
  reason: null,
};

/** A disagreement, and what became of it. */
export interface Drift {
  readonly id: DriftId;
  readonly kind: DriftKind;
  readonly bookingId: BookingId | null;
  /** What it is about: unique with the kind while the drift is open. */
  readonly subject: string;
  readonly details: DriftDetails;
  readonly foundAt: Instant;
  readonly lastSeenAt: Instant;
  /** Null while it is open. */
  readonly resolvedAt: Instant | null;
  readonly resolution: DriftResolution | null;
  /** Why an operator dismissed it; null otherwise. */
  readonly note: string | null;
}

/** What a provider calls it that a drift is about: how its subject begins. */
export function objectOf(subject: string): string {
  return subject.split(":")[0] ?? subject;
}

export type DriftId = `drf_${string}`;

/** A drift as a person reads it. */
export interface DriftWords {
  readonly problem: string;
  /** What it means, and for whom. */
  readonly meaning: string;
  /** What one click does; null where a person has to do something else. */
  readonly repair: string | null;
}

/** Whether the repair cancels what a client may count on: then it is asked about before it is done. */
export function asksBeforeRepair(kind: DriftKind): boolean {
  return kind === "event_vanished" || kind === "event_orphaned";
}

/** What is wrong, what it means for whom, and what a click will do. Says it of open drifts; of a resolved one, what it was. */
export function driftInWords({ kind, details }: Pick<Drift, "kind" | "details">): DriftWords {
  const amount = details.amount === null ? "money" : formatMoney(details.amount);
  switch (kind) {
    case "payment_missed":
      return {
        problem: `Stripe has a payment of ${amount} that the booking does not know.`,
        meaning: "The client has paid, and may have been told nothing.",
        repair: null,
      };
    case "checkout_open_missed":
      return {
        problem: "Stripe has an open checkout that the booking does not know.",
        meaning: "The client could pay on a page that we would not watch.",
        repair: null,
      };
    case "checkout_closed_missed":
      return {
        problem: "A checkout has ended or gone on at Stripe, and the booking does not show it.",
        meaning: "The time may be held for longer or shorter than it should be.",
        repair: null,
      };
    case "refund_missed":
      return {
        problem: `Stripe has a refund of ${amount} that the booking does not show as it is.`,
        meaning: "The client’s page says less than their bank does.",
        repair: null,
      };
    case "refund_failed":
      return {
        problem: `A refund of ${amount} has failed at Stripe, and the booking does not show it.`,
        meaning: "The client was told that the money had come back, and it has not.",
        repair: null,
      };
    case "dispute_missed":
      return {
        problem: `A dispute about ${amount} was opened or decided, and the booking does not show it.`,
        meaning: "The builder has a deadline at Stripe and has not been told.",
        repair: null,
      };
    case "event_undelivered":
      return {
        problem: `Stripe could not deliver an event to us (${details.type ?? "of an unknown type"}).`,
        meaning: "We may have learned of it later than we should have.",
        repair: null,
      };
    case "booking_missed":
      return {
        problem: "Calendly had a booked time, or a change of one, that had not reached us.",
        meaning: "The client had picked a time, and the booking did not show it.",
        repair: null,
      };
    case "time_moved_missed":
      return {
        problem: "The session is at another time in Calendly than in the booking.",
        meaning: "Builder and client would be told different times.",
        repair: null,
      };
    case "time_canceled_missed":
      return {
        problem: "The session is canceled in Calendly, and the booking says that it takes place.",
        meaning: "The client may wait for a session, or for money, that does not come.",
        repair: null,
      };
    case "event_vanished":
      return {
        problem: "Calendly does not know the session of this booking any more.",
        meaning:
          "The client has paid for a session that stands in no calendar. Ask the builder before you decide.",
        repair:
          "Before its start, cancels the booking, returns all that was paid, and tells both. After it, returns all that was paid, and tells the client.",
      };
    case "event_orphaned":
      return {
        problem: "Calendly still has a session whose booking is over.",
        meaning: "The builder’s time is blocked, and the client may expect the session.",
        repair: "Cancels the session in Calendly once more.",
      };
    case "event_unbooked":
      return {
        problem: `A priced session stands in the calendar without a booking: ${UNBOOKED_BECAUSE[details.type ?? ""] ?? "no reason is recorded"}.`,
        meaning: "Somebody may expect a session that is not paid for.",
        repair: null,
      };
    case "booking_overdue":
      return {
        problem: "The deadline of the booking has passed, and nothing has happened.",
        meaning: "A time is held for too long, or a session that has ended still counts as to come.",
        repair: null,
      };
    case "money_owed":
      return {
        problem: `The client should have ${amount} back by policy and state, and no refund is on its way.`,
        meaning: "We keep money that is the client’s.",
        repair: `Returns ${amount} to the client and tells them.`,
      };
    case "money_over_returned":
      return {
        problem: `${amount} more went back than was paid.`,
        meaning: "The money is the operator’s loss unless the client returns it.",
        repair: null,
      };
    case "refund_stuck":
      return {
        problem: `A refund of ${amount} is recorded as requested, but nothing is carrying it out and Stripe has none.`,
        meaning: "The client waits for money that is not on its way.",
        repair: `Requests the refund of ${amount} anew.`,
      };
    case "refund_failed_for_good":
      return {
        problem: `Stripe could not return ${amount}.`,
        meaning:
          "The client is owed it. A new try helps when their card or account works again; otherwise return it another way.",
        repair: `Tries to return ${amount} again.`,
      };
    case "refunded_outside":
      return {
        problem: `${amount}, the whole price, was returned in Stripe’s dashboard, and the session is still on.`,
        meaning: "The builder has been asked whether it takes place, and has not answered yet.",
        repair: null,
      };
    case "paid_wrong_amount":
      return {
        problem: `${amount} was paid, which is not the price of the booking.`,
        meaning: "It goes back by itself. Find out how a checkout of another amount came to be.",
        repair: null,
      };
    case "letter_dead":
      return {
        problem: `A request to Stripe or Calendly has failed for good: ${effectInWords(details.type)}.`,
        meaning: "Money or time is not where the booking says until it is carried out or dropped.",
        repair: "Lets the worker try it again.",
      };
    case "booking_unreadable":
      return {
        problem: `What is stored of the booking cannot be read: ${details.reason ?? "no reason recorded"}.`,
        meaning:
          "Nothing happens to it until it is repaired: no deadline, no refund, no page. “npm run rebuild-bookings” compares it with its history and can restore it.",
        repair: null,
      };
  }
}

/** Why a session that costs something became no booking. */
const UNBOOKED_BECAUSE: Readonly<Record<string, string>> = {
  group: "it is a group’s, and seats cannot be sold",
  another_host: "somebody else hosts it",
  another_installation: "its booking is another installation's",
  booked_before_published: "it was booked before the session type was published",
  booked_before_connected: "it was booked before the calendar was connected",
  no_direct_bookings: "the builder takes no bookings that are made at Calendly directly",
  builder_unconfirmed: "nobody has confirmed the address of the builder’s account",
  unpaid_booking: "its client has another booking that is not paid, and the time is still taken",
  second_time: "it is a second time for one booking, and is still taken",
  not_sold_here: "it was not for sale here when we learned of it",
  draft: "its session type was a draft when we learned of it",
};

/** Orders about money or time: the only ones whose being given up is a drift. */
const EFFECTS: Readonly<Record<string, string>> = {
  openCheckout: "to open a payment page",
  expireCheckout: "to close a payment page",
  requestRefund: "a refund",
  releaseTime: "to give a time back",
};

function effectInWords(type: string | null): string {
  return EFFECTS[type ?? ""] ?? type ?? "of an unknown type";
}
