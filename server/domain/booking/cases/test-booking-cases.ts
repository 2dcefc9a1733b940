import type { EffectType } from "../booking-effect.ts";
import type { BookingState, CheckoutFact, DisputeFact, RefundObligation } from "../booking.ts";
import { FACTS, type Fact } from "./test-booking-facts.ts";
import { SUBJECTS, type Subject } from "./test-booking-subjects.ts";

/** The whole table of the machine as data, written apart from it: subjects × facts → what must come of it. For tests. */

export interface Expected {
  readonly to: BookingState;
  readonly effects: readonly EffectType[];
}
type Rows = Partial<Record<Fact, Expected>>;

const to = (state: BookingState, ...effects: EffectType[]): Expected => ({ to: state, effects });
const rowsOf = (facts: readonly Fact[], expected: Expected): Rows =>
  Object.fromEntries(facts.map((fact) => [fact, expected]));

/** What a subject's paper says, as a person would read it off: of its first checkout, first payment, first obligation and first dispute. */
interface Paper {
  readonly first?: CheckoutFact["status"];
  readonly second?: CheckoutFact["status"];
  readonly isPaid?: true;
  /** What can still be returned of the first payment, in minor units. */
  readonly leftMinor?: number;
  readonly due?: RefundObligation["status"];
  readonly formIsKnown?: true;
  readonly refundIsKnown?: true;
  readonly dispute?: DisputeFact["status"];
}

const PAYABLE: readonly BookingState[] = ["PAYMENT_PENDING", "PAYMENT_FAILED"];

/** Money and paper are recorded wherever a booking stands; what more they do in a state is said there. */
function recorded(state: BookingState, paper: Paper): Rows {
  const { first, second, isPaid, leftMinor = 0, due: obligation, dispute } = paper;
  const same = to(state);
  /** A refund that is none of our refund obligations: the client has heard nothing of it yet. */
  const told = to(state, "tell");
  const opened = PAYABLE.includes(state) ? same : to(state, "expireCheckout");
  const granted = leftMinor >= 5_000 && dispute !== "open" ? to(state, "requestRefund", "tell") : undefined;
  const failed = to(state, "tell", "tell");
  const maybe = (holds: boolean, fact: Fact, expected: Expected | undefined): Rows =>
    holds && expected !== undefined ? { [fact]: expected } : {};
  return {
    ...maybe(first === undefined, "the first checkout is opened", opened),
    ...maybe(second === undefined, "a second checkout is opened", opened),
    ...maybe(first === "open", "the checkout expires", same),
    ...maybe(second === "open", "another checkout expires", same),
    ...maybe(first === undefined || first === "open", "the payment is processing", same),
    ...maybe(first !== "expired" && isPaid === undefined, "the delayed payment fails", same),
    "everything is refunded": told,
    "a part is refunded": told,
    ...maybe(paper.refundIsKnown === undefined, "a known refund is told again", told),
    "the first debt's refund arrives": same,
    ...maybe(obligation === "ordered", "the first debt's refund fails on its way", failed),
    ...maybe(
      obligation === "ordered" || paper.refundIsKnown === true,
      "the known refund fails after all",
      failed,
    ),
    ...maybe(
      obligation === "ordered",
      "the bank holds the first debt's refund",
      dispute === "won" ? to(state, "requestRefund") : same,
    ),
    ...maybe(obligation === "ordered", "nothing is left of the first debt", same),
    ...maybe(true, "the builder returns a part", granted),
    ...maybe(paper.formIsKnown === undefined, "the first form is sent again", granted),
    ...maybe(isPaid === true && dispute === undefined, "a dispute is opened", to(state, "tell")),
    ...maybe(
      isPaid === true && (dispute === undefined || dispute === "open"),
      "the dispute is to be answered by another day",
      dispute === "open" ? same : to(state, "tell"),
    ),
    ...maybe(
      isPaid === true && (dispute === undefined || dispute === "open"),
      "the dispute is won",
      obligation === "withheld" ? to(state, "requestRefund", "tell") : to(state, "tell"),
    ),
    ...maybe(
      isPaid === true && (dispute === undefined || dispute === "open"),
      "the dispute is lost",
      to(state, "tell"),
    ),
    "an operator lets an order be tried again": same,
    "an operator has returned the first debt outside Stripe": same,
    "an operator drops the first debt's order": same,
  };
}

const MOVES: readonly Fact[] = ["the time is moved", "the time is moved after the start"];
const CANCELED_AT_CALENDLY: readonly Fact[] = [
  "the time is canceled at Calendly",
  "the time is canceled after the hold",
  "the time is canceled after the start",
];
const REJECTED: readonly Fact[] = [
  "another session was booked",
  "another session was booked after the start",
];
const CANCELED_BY_US: readonly Fact[] = [
  "the client cancels",
  "the client cancels too late for a refund",
  "the builder cancels at the last minute",
];
const PAID_FIRST: readonly Fact[] = [
  "the first checkout is paid",
  "the first checkout is paid with another amount",
];
const HOLD_IS_OVER: readonly Fact[] = ["the hold ends", "the time for a delayed payment ends"];

function closing(openCheckouts: number): EffectType[] {
  return Array.from({ length: openCheckouts }, () => "expireCheckout");
}

/** How a booking that is not paid yet moves and ends, with so many checkouts to close; nobody has a button that cancels a group's seat. */
function unpaid(state: BookingState, openCheckouts = 0, kind: "solo" | "group" = "solo"): Rows {
  const closes = closing(openCheckouts);
  const ours = to("CANCELED", ...closes, "releaseTime", "tell", "tell");
  return {
    ...rowsOf(MOVES, to(state)),
    ...rowsOf(CANCELED_AT_CALENDLY, to("CANCELED", ...closes, "tell", "tell")),
    ...(kind === "solo" ? rowsOf([...CANCELED_BY_US, "the builder cancels after the start"], ours) : {}),
    ...rowsOf(REJECTED, ours),
  };
}

/** The session is on; whatever else could still be paid is closed. */
function confirmedClosing(openCheckouts: number): Expected {
  return to("CONFIRMED", "tell", "tell", ...closing(openCheckouts));
}

/** A time is held, and no checkout was asked for, or none could be opened. */
function held(paper: Paper, price: "priced" | "free" = "priced", kind: "solo" | "group" = "solo"): Rows {
  const returned = to("SCHEDULED", "requestRefund", "tell");
  const paid = (closes: number) => (price === "priced" ? confirmedClosing(closes) : returned);
  return {
    ...recorded("SCHEDULED", paper),
    ...unpaid("SCHEDULED", paper.first === "open" ? 1 : 0, kind),
    ...rowsOf(HOLD_IS_OVER, to("ABANDONED", "releaseTime")),
    "the first checkout is paid": paid(0),
    "a second checkout is paid": paid(paper.first === "open" ? 1 : 0),
    "the first checkout is paid with another amount": returned,
    ...(price === "priced"
      ? { "a checkout is asked for": to("PAYMENT_PENDING", "openCheckout") }
      : { "a free session is confirmed": to("CONFIRMED", "tell", "tell") }),
  };
}

/** A payment is on its way, or has just failed. */
function payable(state: "PAYMENT_PENDING" | "PAYMENT_FAILED", paper: Paper): Rows {
  const open = [paper.first, paper.second].filter((status) => status === "open").length;
  const isProcessing = paper.first === "complete" && paper.isPaid === undefined;
  const over =
    open > 0
      ? to(state, ...closing(open))
      : to("ABANDONED", "releaseTime", ...(isProcessing ? (["tell"] as const) : []));
  const rows: Rows = {
    ...recorded(state, paper),
    ...unpaid(state, open),
    "a second checkout is paid": confirmedClosing(paper.first === "open" ? 1 : 0),
    "the time for a delayed payment ends": over,
  };
  if (!isProcessing) rows["the hold ends"] = over;
  if (paper.isPaid === undefined) {
    rows["the first checkout is paid"] = confirmedClosing(paper.second === "open" ? 1 : 0);
    rows["the first checkout is paid with another amount"] = to("PAYMENT_FAILED", "requestRefund", "tell");
  }
  if (rows["the payment is processing"]) rows["the payment is processing"] = to("PAYMENT_PENDING", "tell");
  if (rows["the delayed payment fails"]) rows["the delayed payment fails"] = to("PAYMENT_FAILED", "tell");
  if (paper.first === "open" && open === 1) rows["the checkout expires"] = to("ABANDONED", "releaseTime");
  if (state === "PAYMENT_PENDING") {
    rows["the checkout could not be opened"] = to("SCHEDULED");
    if (paper.first === undefined || paper.first === "open")
      rows["the card is declined"] = to("PAYMENT_FAILED");
  } else {
    rows["a checkout is asked for"] =
      open > 0 ? to("PAYMENT_PENDING") : to("PAYMENT_PENDING", "openCheckout");
    if (open > 0) rows["a checkout is asked for after the hold"] = to("PAYMENT_PENDING");
  }
  return rows;
}

/** A session that is on. What a cancellation orders depends on what can still be returned, and now. */
function booked(paper: Paper, kind: "solo" | "group" = "solo"): Rows {
  const pays: EffectType[] = (paper.leftMinor ?? 0) > 0 && paper.dispute !== "open" ? ["requestRefund"] : [];
  // With everything returned before it ends, it is refunded as soon as it ends.
  const isReturned = paper.refundIsKnown === true && paper.leftMinor === 0;
  const end = isReturned ? "REFUNDED" : "CANCELED";
  const ours = to(end, ...pays, "releaseTime", "tell", "tell");
  const byUs: Rows = {
    ...rowsOf(CANCELED_BY_US, ours),
    "the client cancels too late for a refund": to(end, "releaseTime", "tell", "tell"),
  };
  const atCalendly = to(end, ...pays, "tell", "tell");
  return {
    ...recorded("CONFIRMED", paper),
    ...stray("CONFIRMED", paper),
    "the time is moved": to("CONFIRMED", "tell", "tell"),
    "the time is canceled at Calendly": atCalendly,
    "the time is canceled after the hold": atCalendly,
    ...(kind === "solo" ? byUs : {}),
    "another session was booked": to(end, ...pays, "releaseTime", "tell", "tell"),
    "the session ends": to(isReturned ? "REFUNDED" : "COMPLETED"),
    "a no-show is marked": to("CONFIRMED"),
  };
}

/** Money that has no place here goes back at once. */
function stray(state: BookingState, paper: Paper): Rows {
  const returned = to(state, "requestRefund", "tell");
  return {
    "a second checkout is paid": returned,
    ...(paper.isPaid === undefined ? rowsOf(PAID_FIRST, returned) : {}),
  };
}

/** The booking is over: when all that was paid has gone back, it is refunded. */
function over(state: "COMPLETED" | "ABANDONED" | "CANCELED", paper: Paper, returnedMinor = 0): Rows {
  const inFull: readonly Fact[] = [
    "everything is refunded",
    "a known refund is told again",
    "the first debt's refund arrives",
  ];
  const rows: Rows = { ...recorded(state, paper), ...stray(state, paper) };
  if (paper.isPaid === undefined) return rows;
  for (const fact of inFull) if (rows[fact]) rows[fact] = { ...rows[fact], to: "REFUNDED" };
  if (returnedMinor + 5_000 >= 15_000) rows["a part is refunded"] = to("REFUNDED", "tell");
  return rows;
}

/** What was over by the clock, and was canceled or moved in time: the news of it came late. */
function tookPlace(paper: Paper): Rows {
  const pays: EffectType[] = (paper.leftMinor ?? 0) > 0 && paper.dispute !== "open" ? ["requestRefund"] : [];
  const canceled = to("CANCELED", ...pays, "tell", "tell");
  return {
    ...over("COMPLETED", paper),
    "another session was booked": to("CANCELED", ...pays, "releaseTime", "tell", "tell"),
    "the time is canceled at Calendly": canceled,
    "the time is canceled after the hold": canceled,
    "the time is moved": to("CONFIRMED", "tell", "tell"),
    "a no-show is marked": to("COMPLETED"),
  };
}

/** A refund that had arrived fails after all, or more is paid: the booking is again what it was. */
function refunded(before: BookingState, paper: Paper): Rows {
  return {
    ...recorded("REFUNDED", paper),
    ...stray(before, paper),
    "the known refund fails after all": to(before, "tell", "tell"),
  };
}

const markedOnce = (rows: Rows, state: BookingState): Rows => {
  const { "a no-show is marked": _, ...others } = rows;
  return { ...others, "a no-show is cleared": to(state) };
};
const asksBuilder = to("CONFIRMED", "tell");
/** The builder is asked, and the client told what came back. */
const asksAndTells = to("CONFIRMED", "tell", "tell");
const PAID = { first: "complete", isPaid: true, leftMinor: 15_000 } as const satisfies Paper;
const RETURNING = { ...PAID, leftMinor: 0, due: "ordered" } as const satisfies Paper;
const RETURNED = { ...PAID, leftMinor: 0, due: "settled", refundIsKnown: true } as const satisfies Paper;
/** Of refunds that nobody ordered here, only one that completes the price is a question. */
const questions: Rows = {
  "everything is refunded": asksAndTells,
  "a known refund is told again": asksAndTells,
};

/** It had lapsed by the clock, and the wrong time was booked before. */
const rejectedWhileHeld: Rows = {
  "another session was booked": to("CANCELED", "releaseTime", "tell", "tell"),
};

/** What must happen; every pair that is not here is refused. */
export const TABLE: Record<Subject, Rows> = {
  initiated: {
    ...recorded("INITIATED", {}),
    ...rowsOf([...CANCELED_BY_US, "the builder cancels after the start"], to("CANCELED")),
    "a time is booked": to("SCHEDULED", "remindToPay"),
    "the deadline passes": to("ABANDONED"),
    ...rowsOf(REJECTED, to("CANCELED", "releaseTime", "tell", "tell")),
  },
  scheduled: held({}),
  "scheduled, free": held({}, "free"),
  "scheduled, a seat in a group": held({}, "priced", "group"),
  "scheduled, a late checkout open": held({ first: "open" }),
  "payment pending, checkout open": payable("PAYMENT_PENDING", { first: "open" }),
  "payment pending, two checkouts open": payable("PAYMENT_PENDING", { first: "open", second: "open" }),
  "payment pending, checkout not open yet": payable("PAYMENT_PENDING", {}),
  "payment pending, payment processing": payable("PAYMENT_PENDING", { first: "complete" }),
  "payment failed, checkout open": payable("PAYMENT_FAILED", { first: "open" }),
  "payment failed, checkout closed": payable("PAYMENT_FAILED", { first: "expired" }),
  "payment failed, paid wrongly": payable("PAYMENT_FAILED", RETURNING),
  confirmed: { ...booked(PAID), ...questions },
  "confirmed, free": booked({}),
  "confirmed, a free seat in a group": booked({}, "group"),
  "confirmed, refund ordered": { ...booked({ ...RETURNING, formIsKnown: true }), ...questions },
  "confirmed, disputed": { ...booked({ ...PAID, dispute: "open" }), ...questions },
  "confirmed, refund withheld": {
    ...booked({ ...PAID, leftMinor: 0, due: "withheld", formIsKnown: true, dispute: "open" }),
    ...questions,
  },
  "confirmed, refunded outside": {
    ...booked({ ...PAID, leftMinor: 0, refundIsKnown: true }),
    ...questions,
    "a part is refunded": asksAndTells,
    "the first debt's refund arrives": asksBuilder,
    "the builder keeps the session": to("CONFIRMED", "tell"),
  },
  "confirmed, refunded outside and kept": booked({ ...PAID, leftMinor: 0, refundIsKnown: true }),
  "confirmed, marked a no-show": { ...markedOnce(booked(PAID), "CONFIRMED"), ...questions },
  completed: tookPlace(PAID),
  "completed, refund ordered": tookPlace({ ...RETURNING, formIsKnown: true }),
  "completed, a part returned": tookPlace({ ...PAID, leftMinor: 10_000, refundIsKnown: true }),
  "completed, dispute lost": tookPlace({ ...PAID, leftMinor: 0, dispute: "lost" }),
  "completed, marked a no-show": markedOnce(tookPlace(PAID), "COMPLETED"),
  abandoned: {
    ...over("ABANDONED", { first: "expired" }),
    ...rejectedWhileHeld,
    "the time is canceled at Calendly": to("CANCELED", "tell", "tell"),
  },
  "abandoned, no time picked": { ...over("ABANDONED", {}), ...rejectedWhileHeld },
  "abandoned, payment processing": {
    ...over("ABANDONED", { first: "complete" }),
    ...rejectedWhileHeld,
    "the time is canceled at Calendly": to("CANCELED", "tell", "tell"),
    "the time is canceled after the hold": to("CANCELED", "tell", "tell"),
  },
  "abandoned, paid late": {
    ...over("ABANDONED", RETURNING),
    ...rejectedWhileHeld,
    "the time is canceled at Calendly": to("CANCELED", "tell", "tell"),
  },
  "canceled, never paid": over("CANCELED", { first: "expired" }),
  // Three days ahead, the policy returns all of it.
  "canceled, its payment not heard of": {
    ...over("CANCELED", { first: "open" }),
    "the first checkout is paid": to("CANCELED", "requestRefund", "tell", "tell"),
    "a second checkout is paid": to("CANCELED", "requestRefund", "tell", "tell"),
  },
  "canceled, paid": over("CANCELED", RETURNING),
  // Three days ahead, all of it was due.
  "canceled late, half of it returned": {
    ...over("CANCELED", { ...RETURNED, leftMinor: 7_500 }, 7_500),
    "the time is canceled at Calendly": to("CANCELED", "requestRefund", "tell", "tell"),
    "the time is canceled after the hold": to("CANCELED", "requestRefund", "tell", "tell"),
    "another session was booked": to("CANCELED", "requestRefund", "releaseTime", "tell", "tell"),
  },
  "canceled, refund failed": over("CANCELED", { ...PAID, due: "failed" }),
  "canceled, dispute won": over("CANCELED", { ...RETURNING, dispute: "won" }),
  "canceled, dispute lost": over("CANCELED", { ...RETURNING, dispute: "lost" }),
  refunded: refunded("CANCELED", RETURNED),
  "refunded after the session": {
    ...refunded("COMPLETED", { ...RETURNED, formIsKnown: true }),
    "the time is canceled at Calendly": to("REFUNDED", "tell", "tell"),
    "the time is canceled after the hold": to("REFUNDED", "tell", "tell"),
    "the time is moved": to("CONFIRMED", "tell", "tell"),
    "another session was booked": to("REFUNDED", "releaseTime", "tell", "tell"),
    "a no-show is marked": to("REFUNDED"),
  },
  "refunded after the session, marked a no-show": {
    ...refunded("COMPLETED", { ...RETURNED, formIsKnown: true }),
    "the time is canceled at Calendly": to("REFUNDED", "tell", "tell"),
    "the time is canceled after the hold": to("REFUNDED", "tell", "tell"),
    "the time is moved": to("CONFIRMED", "tell", "tell"),
    "another session was booked": to("REFUNDED", "releaseTime", "tell", "tell"),
    "a no-show is cleared": to("REFUNDED"),
  },
  "refunded after it was canceled late": {
    ...refunded("CANCELED", RETURNED),
    "the time is canceled at Calendly": to("REFUNDED", "tell", "tell"),
    "the time is canceled after the hold": to("REFUNDED", "tell", "tell"),
    "another session was booked": to("REFUNDED", "releaseTime", "tell", "tell"),
  },
  "refunded, and once more outside": {
    ...refunded("CANCELED", RETURNED),
    "the known refund fails after all": to("REFUNDED"),
  },
  "refunded, never confirmed": {
    ...refunded("ABANDONED", RETURNED),
    "another session was booked": to("REFUNDED", "releaseTime", "tell", "tell"),
    "the time is canceled at Calendly": to("REFUNDED", "tell", "tell"),
  },
};
/** The refund that is told again is the known one: where it is known, that is no question either. */
delete TABLE["confirmed, refunded outside"]["a known refund is told again"];

/** Every pair of subject and fact with what must come of it; null where it must be refused. */
export function allCases(): { subject: Subject; fact: Fact; expected: Expected | null }[] {
  return (Object.keys(SUBJECTS) as Subject[]).flatMap((subject) =>
    (Object.keys(FACTS) as Fact[]).map((fact) => ({ subject, fact, expected: TABLE[subject][fact] ?? null })),
  );
}
