import type { Drift, DriftDetails, DriftKind } from "../providers/drift.ts";
import { formatMoney } from "../values/money.ts";

/** A drift as a person reads it. */
export interface DriftWords {
  readonly problem: string;
  /** What it means, and for whom. */
  readonly meaning: string;
  /** What one click does; null where a person has to do something else. */
  readonly repair: string | null;
}

/** What a sentence may name. */
interface Named extends Pick<DriftDetails, "type" | "reason"> {
  readonly amount: string;
}

type Sentence = string | ((named: Named) => string);

interface DriftSentences {
  readonly problem: Sentence;
  readonly meaning: Sentence;
  readonly repair: Sentence | null;
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

/** Effects about money or time: the only ones that are a drift when they have failed for good. */
const EFFECTS: Readonly<Record<string, string>> = {
  openCheckout: "to open a payment page",
  expireCheckout: "to close a payment page",
  requestRefund: "a refund",
  releaseTime: "to give a time back",
};

function effectInWords(type: string | null): string {
  return EFFECTS[type ?? ""] ?? type ?? "of an unknown type";
}

/** Every kind of drift, one row each. */
const SENTENCES: Readonly<Record<DriftKind, DriftSentences>> = {
  payment_missed: {
    problem: ({ amount }) => `Stripe has a payment of ${amount} that the booking does not know.`,
    meaning: "The client has paid, and may have been told nothing.",
    repair: null,
  },
  checkout_open_missed: {
    problem: "Stripe has an open checkout that the booking does not know.",
    meaning: "The client could pay on a page that we would not watch.",
    repair: null,
  },
  checkout_closed_missed: {
    problem: "A checkout has ended or gone on at Stripe, and the booking does not show it.",
    meaning: "The time may be held for longer or shorter than it should be.",
    repair: null,
  },
  refund_missed: {
    problem: ({ amount }) => `Stripe has a refund of ${amount} that the booking does not show as it is.`,
    meaning: "The client’s page says less than their bank does.",
    repair: null,
  },
  refund_failed: {
    problem: ({ amount }) => `A refund of ${amount} has failed at Stripe, and the booking does not show it.`,
    meaning: "The client was told that the money had come back, and it has not.",
    repair: null,
  },
  dispute_missed: {
    problem: ({ amount }) =>
      `A dispute about ${amount} was opened or decided, and the booking does not show it.`,
    meaning: "The builder has a deadline at Stripe and has not been told.",
    repair: null,
  },
  event_undelivered: {
    problem: ({ type }) => `Stripe could not deliver an event to us (${type ?? "of an unknown type"}).`,
    meaning: "We may have learned of it later than we should have.",
    repair: null,
  },
  booking_missed: {
    problem: "Calendly had a booked time, or a change of one, that had not reached us.",
    meaning: "The client had picked a time, and the booking did not show it.",
    repair: null,
  },
  time_moved_missed: {
    problem: "The session is at another time in Calendly than in the booking.",
    meaning: "Builder and client would be told different times.",
    repair: null,
  },
  time_canceled_missed: {
    problem: "The session is canceled in Calendly, and the booking says that it takes place.",
    meaning: "The client may wait for a session, or for money, that does not come.",
    repair: null,
  },
  event_vanished: {
    problem: "Calendly does not know the session of this booking any more.",
    meaning:
      "The client has paid for a session that stands in no calendar. Ask the builder before you decide.",
    repair:
      "Before its start, cancels the booking, returns all that was paid, and tells both. After it, returns all that was paid, and tells the client.",
  },
  event_orphaned: {
    problem: "Calendly still has a session whose booking is over.",
    meaning: "The builder’s time is blocked, and the client may expect the session.",
    repair: "Cancels the session in Calendly once more.",
  },
  event_unbooked: {
    problem: ({ type }) =>
      `A priced session stands in the calendar without a booking: ${UNBOOKED_BECAUSE[type ?? ""] ?? "no reason is recorded"}.`,
    meaning: "Somebody may expect a session that is not paid for.",
    repair: null,
  },
  booking_overdue: {
    problem: "The deadline of the booking has passed, and nothing has happened.",
    meaning: "A time is held for too long, or a session that has ended still counts as to come.",
    repair: null,
  },
  money_owed: {
    problem: ({ amount }) =>
      `The client should have ${amount} back by policy and state, and no refund is on its way.`,
    meaning: "We keep money that is the client’s.",
    repair: ({ amount }) => `Returns ${amount} to the client and tells them.`,
  },
  money_over_returned: {
    problem: ({ amount }) => `${amount} more went back than was paid.`,
    meaning: "The money is the operator’s loss unless the client returns it.",
    repair: null,
  },
  refund_stuck: {
    problem: ({ amount }) =>
      `A refund of ${amount} is recorded as requested, but nothing is carrying it out and Stripe has none.`,
    meaning: "The client waits for money that is not on its way.",
    repair: ({ amount }) => `Requests the refund of ${amount} anew.`,
  },
  refund_failed_for_good: {
    problem: ({ amount }) => `Stripe could not return ${amount}.`,
    meaning:
      "The client is owed it. A new try helps when their card or account works again; otherwise return it another way.",
    repair: ({ amount }) => `Tries to return ${amount} again.`,
  },
  refunded_outside: {
    problem: ({ amount }) =>
      `${amount}, the whole price, was returned in Stripe’s dashboard, and the session is still on.`,
    meaning: "The builder has been asked whether it takes place, and has not answered yet.",
    repair: null,
  },
  paid_wrong_amount: {
    problem: ({ amount }) => `${amount} was paid, which is not the price of the booking.`,
    meaning: "It goes back by itself. Find out how a checkout of another amount came to be.",
    repair: null,
  },
  letter_dead: {
    problem: ({ type }) => `A request to Stripe or Calendly has failed for good: ${effectInWords(type)}.`,
    meaning: "Money or time is not where the booking says until it is carried out or dropped.",
    repair: "Lets the worker try it again.",
  },
  booking_unreadable: {
    problem: ({ reason }) =>
      `What is stored of the booking cannot be read: ${reason ?? "no reason recorded"}.`,
    meaning:
      "Nothing happens to it until it is repaired: no deadline, no refund, no page. “npm run rebuild-bookings” compares it with its history and can restore it.",
    repair: null,
  },
};

/** What is wrong, what it means for whom, and what a click will do. Says it of open drifts; of a resolved one, what it was. */
export function driftInWords({ kind, details }: Pick<Drift, "kind" | "details">): DriftWords {
  const { type, reason } = details;
  const named = { type, reason, amount: details.amount === null ? "money" : formatMoney(details.amount) };
  const say = (sentence: Sentence) => (typeof sentence === "string" ? sentence : sentence(named));
  const { problem, meaning, repair } = SENTENCES[kind];
  return { problem: say(problem), meaning: say(meaning), repair: repair === null ? null : say(repair) };
}
