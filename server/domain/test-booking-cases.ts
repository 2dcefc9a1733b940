import type { EffectType } from "./booking-effect.ts";
import type { BookingEvent } from "./booking-event.ts";
import type { BookedTime, BookingContext, BookingState, PaymentFact } from "./booking.ts";
import { DEFAULT_CANCELLATION_POLICY } from "./cancellation-policy.ts";
import { addMinutes, instant, timeZone } from "./instant.ts";
import { money } from "./money.ts";

/** The whole table of the machine as data, written apart from it: subjects × facts → what must come of it. For tests. */

export const STARTED = instant("2026-03-02T10:00:00.000Z");
const BOOKED = addMinutes(STARTED, 5);
const HOLD_ENDS = addMinutes(STARTED, 35);
const STARTS = addMinutes(STARTED, 3 * 24 * 60);

const TIME: BookedTime = {
  calendlyEventId: "event-1",
  calendlyEventUri: "https://api.calendly.example/scheduled_events/event-1",
  calendlyInviteeUri: "https://api.calendly.example/scheduled_events/event-1/invitees/invitee-1",
  startsAt: STARTS,
  endsAt: addMinutes(STARTS, 60),
};
const OTHER_TIME: BookedTime = {
  calendlyEventId: "event-2",
  calendlyEventUri: "https://api.calendly.example/scheduled_events/event-2",
  calendlyInviteeUri: "https://api.calendly.example/scheduled_events/event-2/invitees/invitee-2",
  startsAt: addMinutes(STARTS, 24 * 60),
  endsAt: addMinutes(STARTS, 25 * 60),
};
const PRICE = money(15_000, "USD");

const initiated: BookingContext = {
  price: PRICE,
  cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
  calendlyEventKind: "solo",
  initiatedAt: STARTED,
  time: null,
  holdEndsAt: null,
  checkouts: [],
  payments: [],
  refunds: [],
  confirmedCheckoutId: null,
  refundCeilingBasisPoints: null,
  canceledAt: null,
  canceledBy: null,
};
const scheduled: BookingContext = { ...initiated, time: TIME, holdEndsAt: HOLD_ENDS };
const paying: BookingContext = { ...scheduled, checkouts: [{ checkoutId: "cs_test_one", status: "open" }] };
const payment: PaymentFact = {
  checkoutId: "cs_test_one",
  paymentIntentId: "pi_one",
  amount: PRICE,
  paidAt: addMinutes(STARTED, 10),
};
const paid: BookingContext = {
  ...scheduled,
  checkouts: [{ checkoutId: "cs_test_one", status: "complete" }],
  payments: [payment],
  confirmedCheckoutId: "cs_test_one",
};
const expired: BookingContext = {
  ...scheduled,
  checkouts: [{ checkoutId: "cs_test_one", status: "expired" }],
};
const canceledPaid: BookingContext = { ...paid, canceledAt: addMinutes(STARTED, 60), canceledBy: "client" };
const freeOf = (context: BookingContext): BookingContext => ({ ...context, price: money(0, "USD") });
const groupOf = (context: BookingContext): BookingContext => ({ ...context, calendlyEventKind: "group" });

/** Every state, in each shape that a guard tells apart. */
export const SUBJECTS = {
  initiated: { state: "INITIATED", context: initiated },
  scheduled: { state: "SCHEDULED", context: scheduled },
  "scheduled, free": { state: "SCHEDULED", context: freeOf(scheduled) },
  "scheduled, a seat in a group": { state: "SCHEDULED", context: groupOf(scheduled) },
  "payment pending, checkout open": { state: "PAYMENT_PENDING", context: paying },
  "payment pending, checkout not open yet": { state: "PAYMENT_PENDING", context: scheduled },
  "payment failed, checkout open": { state: "PAYMENT_FAILED", context: paying },
  "payment failed, checkout closed": { state: "PAYMENT_FAILED", context: expired },
  confirmed: { state: "CONFIRMED", context: paid },
  "confirmed, free": { state: "CONFIRMED", context: freeOf(scheduled) },
  "confirmed, a free seat in a group": { state: "CONFIRMED", context: groupOf(freeOf(scheduled)) },
  completed: { state: "COMPLETED", context: paid },
  abandoned: { state: "ABANDONED", context: expired },
  "canceled, never paid": {
    state: "CANCELED",
    context: { ...expired, canceledAt: STARTED, canceledBy: "client" },
  },
  "canceled, paid": { state: "CANCELED", context: canceledPaid },
  refunded: {
    state: "REFUNDED",
    context: { ...canceledPaid, refunds: [{ refundId: "re_one", paymentIntentId: "pi_one", amount: PRICE }] },
  },
} as const satisfies Record<string, { state: BookingState; context: BookingContext }>;
export type Subject = keyof typeof SUBJECTS;

const DURING = addMinutes(STARTED, 15);
const AFTER_HOLD = HOLD_ENDS;
const refund = (refundId: string, amountMinor: number): BookingEvent => ({
  type: "REFUND_SETTLED",
  at: DURING,
  refundId,
  paymentIntentId: "pi_one",
  amount: money(amountMinor, "USD"),
});
const pays = (checkoutId: `cs_${string}`, amountMinor: number): BookingEvent => ({
  type: "CHECKOUT_PAID",
  at: DURING,
  checkoutId,
  paymentIntentId: `pi_${checkoutId}`,
  amount: money(amountMinor, "USD"),
});
const asksForCheckout = (at: BookingEvent["at"]): BookingEvent => ({
  type: "CHECKOUT_REQUESTED",
  at,
  checkoutExpiresAt: addMinutes(at, 60),
  timeZone: timeZone("Asia/Kathmandu"),
});

/** Every fact, in each shape that a guard tells apart. */
export const FACTS = {
  "a time is booked": { type: "TIME_BOOKED", at: BOOKED, time: TIME, holdEndsAt: HOLD_ENDS },
  "the deadline passes": { type: "DEADLINE_PASSED", at: addMinutes(STARTED, 24 * 60) },
  "the deadline is still ahead": { type: "DEADLINE_PASSED", at: addMinutes(STARTED, 24 * 60 - 1) },
  "a checkout is asked for": asksForCheckout(DURING),
  "a checkout is asked for after the hold": asksForCheckout(AFTER_HOLD),
  "a free session is confirmed": { type: "FREE_CONFIRMED", at: DURING },
  "the hold ends": { type: "HOLD_ENDED", at: AFTER_HOLD },
  "the hold has not ended": { type: "HOLD_ENDED", at: DURING },
  "the first checkout is paid": pays("cs_test_one", 15_000),
  "the first checkout is paid with another amount": pays("cs_test_one", 14_999),
  "a second checkout is paid": pays("cs_test_two", 15_000),
  "the card is declined": { type: "PAYMENT_DECLINED", at: DURING, checkoutId: "cs_test_one" },
  "the payment is processing": {
    type: "PAYMENT_PROCESSING",
    at: DURING,
    checkoutId: "cs_test_one",
    processingUntil: addMinutes(STARTED, 24 * 60),
  },
  "the checkout could not be opened": { type: "CHECKOUT_NOT_OPENED", at: DURING },
  "the checkout expires": { type: "CHECKOUT_EXPIRED", at: AFTER_HOLD, checkoutId: "cs_test_one" },
  "another checkout expires": { type: "CHECKOUT_EXPIRED", at: AFTER_HOLD, checkoutId: "cs_test_two" },
  "the time is moved": { type: "TIME_MOVED", at: DURING, by: "client", time: OTHER_TIME },
  "the same time is told again": { type: "TIME_MOVED", at: DURING, by: "client", time: TIME },
  "the time is canceled at Calendly": { type: "TIME_CANCELED", at: DURING, by: "client" },
  "the client cancels": { type: "CANCEL_REQUESTED", at: DURING, by: "client" },
  "the client cancels too late for a refund": {
    type: "CANCEL_REQUESTED",
    at: addMinutes(STARTS, -60),
    by: "client",
  },
  "the builder cancels at the last minute": {
    type: "CANCEL_REQUESTED",
    at: addMinutes(STARTS, -1),
    by: "builder",
  },
  "the session ends": { type: "SESSION_ENDED", at: addMinutes(STARTS, 60) },
  "the session has not ended": { type: "SESSION_ENDED", at: addMinutes(STARTS, 59) },
  "everything is refunded": refund("re_two", 15_000),
  "a part is refunded": refund("re_two", 5_000),
  "a known refund is told again": refund("re_one", 15_000),
} as const satisfies Record<string, BookingEvent>;
export type Fact = keyof typeof FACTS;

export interface Expected {
  readonly to: BookingState;
  readonly effects: readonly EffectType[];
}

const to = (state: BookingState, ...effects: EffectType[]): Expected => ({ to: state, effects });

const unpaidEnds = {
  "the time is moved": "same",
  "the time is canceled at Calendly": "canceled",
  "the client cancels": "canceled and released",
  "the client cancels too late for a refund": "canceled and released",
  "the builder cancels at the last minute": "canceled and released",
} as const;

/** The same five rows for each unpaid state, with or without a checkout to close. */
function endsOf(state: BookingState, hasCheckout: boolean): Partial<Record<Fact, Expected>> {
  const closes: EffectType[] = hasCheckout ? ["expireCheckout"] : [];
  const ends: Partial<Record<Fact, Expected>> = {};
  for (const [fact, end] of Object.entries(unpaidEnds) as [
    Fact,
    (typeof unpaidEnds)[keyof typeof unpaidEnds],
  ][]) {
    ends[fact] =
      end === "same"
        ? to(state)
        : end === "canceled"
          ? to("CANCELED", ...closes, "tell", "tell")
          : to("CANCELED", ...closes, "releaseTime", "tell", "tell");
  }
  return ends;
}

const withoutRelease = (rows: Partial<Record<Fact, Expected>>): Partial<Record<Fact, Expected>> => ({
  "the time is moved": rows["the time is moved"] ?? to("SCHEDULED"),
  "the time is canceled at Calendly": rows["the time is canceled at Calendly"] ?? to("CANCELED"),
});

/** A refund that settles no booking is recorded wherever it happens. */
const recordsRefunds = (state: BookingState): Partial<Record<Fact, Expected>> => ({
  "everything is refunded": to(state),
  "a part is refunded": to(state),
  "a known refund is told again": to(state),
});

const payable = (state: "PAYMENT_PENDING" | "PAYMENT_FAILED"): Partial<Record<Fact, Expected>> => ({
  "the first checkout is paid": to("CONFIRMED", "tell", "tell"),
  "the first checkout is paid with another amount": to(state, "requestRefund", "tell"),
  "a second checkout is paid": to("CONFIRMED", "tell", "tell"),
});

const goesBack = (state: BookingState): Partial<Record<Fact, Expected>> => ({
  "a second checkout is paid": to(state, "requestRefund", "tell"),
});

const goesBackAll = (state: BookingState): Partial<Record<Fact, Expected>> => ({
  "the first checkout is paid": to(state, "requestRefund", "tell"),
  "the first checkout is paid with another amount": to(state, "requestRefund", "tell"),
  "a second checkout is paid": to(state, "requestRefund", "tell"),
});

const settles = (state: BookingState): Partial<Record<Fact, Expected>> => ({
  "everything is refunded": to("REFUNDED"),
  "a part is refunded": to(state),
  "a known refund is told again": to("REFUNDED"),
});

/** What must happen; every pair that is not here is refused. */
export const TABLE: Record<Subject, Partial<Record<Fact, Expected>>> = {
  initiated: {
    ...recordsRefunds("INITIATED"),
    "a time is booked": to("SCHEDULED"),
    "the deadline passes": to("ABANDONED"),
    "the client cancels": to("CANCELED"),
    "the client cancels too late for a refund": to("CANCELED"),
    "the builder cancels at the last minute": to("CANCELED"),
  },
  scheduled: {
    ...recordsRefunds("SCHEDULED"),
    ...endsOf("SCHEDULED", false),
    "a checkout is asked for": to("PAYMENT_PENDING", "openCheckout"),
    "the hold ends": to("ABANDONED", "releaseTime"),
  },
  "scheduled, free": {
    ...recordsRefunds("SCHEDULED"),
    ...endsOf("SCHEDULED", false),
    "a free session is confirmed": to("CONFIRMED", "tell", "tell"),
    "the hold ends": to("ABANDONED", "releaseTime"),
  },
  "scheduled, a seat in a group": {
    ...recordsRefunds("SCHEDULED"),
    ...withoutRelease(endsOf("SCHEDULED", false)),
    "a checkout is asked for": to("PAYMENT_PENDING", "openCheckout"),
    "the hold ends": to("ABANDONED"),
  },
  "payment pending, checkout open": {
    ...recordsRefunds("PAYMENT_PENDING"),
    ...endsOf("PAYMENT_PENDING", true),
    ...payable("PAYMENT_PENDING"),
    "the card is declined": to("PAYMENT_FAILED"),
    "the payment is processing": to("PAYMENT_PENDING"),
    "the checkout could not be opened": to("SCHEDULED"),
    "the hold ends": to("PAYMENT_PENDING", "expireCheckout"),
    "the checkout expires": to("ABANDONED", "releaseTime"),
  },
  "payment pending, checkout not open yet": {
    ...recordsRefunds("PAYMENT_PENDING"),
    ...endsOf("PAYMENT_PENDING", false),
    ...payable("PAYMENT_PENDING"),
    "the card is declined": to("PAYMENT_FAILED"),
    "the payment is processing": to("PAYMENT_PENDING"),
    "the checkout could not be opened": to("SCHEDULED"),
  },
  "payment failed, checkout open": {
    ...recordsRefunds("PAYMENT_FAILED"),
    ...endsOf("PAYMENT_FAILED", true),
    ...payable("PAYMENT_FAILED"),
    "a checkout is asked for": to("PAYMENT_PENDING"),
    "a checkout is asked for after the hold": to("PAYMENT_PENDING"),
    "the hold ends": to("PAYMENT_FAILED", "expireCheckout"),
    "the checkout expires": to("ABANDONED", "releaseTime"),
  },
  "payment failed, checkout closed": {
    ...recordsRefunds("PAYMENT_FAILED"),
    ...endsOf("PAYMENT_FAILED", false),
    ...payable("PAYMENT_FAILED"),
    "a checkout is asked for": to("PAYMENT_PENDING", "openCheckout"),
  },
  confirmed: {
    ...recordsRefunds("CONFIRMED"),
    ...goesBack("CONFIRMED"),
    "the time is moved": to("CONFIRMED", "tell", "tell"),
    "the time is canceled at Calendly": to("CANCELED", "requestRefund", "tell", "tell"),
    "the client cancels": to("CANCELED", "requestRefund", "releaseTime", "tell", "tell"),
    "the client cancels too late for a refund": to("CANCELED", "releaseTime", "tell", "tell"),
    "the builder cancels at the last minute": to("CANCELED", "requestRefund", "releaseTime", "tell", "tell"),
    "the session ends": to("COMPLETED"),
  },
  "confirmed, free": {
    ...recordsRefunds("CONFIRMED"),
    ...goesBackAll("CONFIRMED"),
    "the time is moved": to("CONFIRMED", "tell", "tell"),
    "the time is canceled at Calendly": to("CANCELED", "tell", "tell"),
    "the client cancels": to("CANCELED", "releaseTime", "tell", "tell"),
    "the client cancels too late for a refund": to("CANCELED", "releaseTime", "tell", "tell"),
    "the builder cancels at the last minute": to("CANCELED", "releaseTime", "tell", "tell"),
    "the session ends": to("COMPLETED"),
  },
  "confirmed, a free seat in a group": {
    ...recordsRefunds("CONFIRMED"),
    ...goesBackAll("CONFIRMED"),
    "the time is moved": to("CONFIRMED", "tell", "tell"),
    "the time is canceled at Calendly": to("CANCELED", "tell", "tell"),
    "the session ends": to("COMPLETED"),
  },
  completed: { ...goesBack("COMPLETED"), ...settles("COMPLETED") },
  abandoned: { ...goesBackAll("ABANDONED"), ...recordsRefunds("ABANDONED") },
  "canceled, never paid": { ...goesBackAll("CANCELED"), ...recordsRefunds("CANCELED") },
  "canceled, paid": { ...goesBack("CANCELED"), ...settles("CANCELED") },
  refunded: {
    ...goesBack("REFUNDED"),
    "everything is refunded": to("REFUNDED"),
    "a part is refunded": to("REFUNDED"),
  },
};

/** Every pair of subject and fact with what must come of it; null where it must be refused. */
export function allCases(): { subject: Subject; fact: Fact; expected: Expected | null }[] {
  return (Object.keys(SUBJECTS) as Subject[]).flatMap((subject) =>
    (Object.keys(FACTS) as Fact[]).map((fact) => ({ subject, fact, expected: TABLE[subject][fact] ?? null })),
  );
}

/** Every way from INITIATED through the states that visits none twice, as the table allows it. */
export function allSimplePaths(): BookingState[][] {
  const next = new Map<BookingState, Set<BookingState>>();
  for (const [subject, rows] of Object.entries(TABLE)) {
    const { state } = SUBJECTS[subject as Subject];
    const reached = next.get(state) ?? new Set();
    for (const expected of Object.values(rows)) reached.add(expected.to);
    next.set(state, reached);
  }
  // An abandoned booking comes to REFUNDED over a late payment, which no subject of the table has yet.
  next.get("ABANDONED")?.add("REFUNDED");
  const walk = (path: BookingState[]): BookingState[][] => {
    const here = path.at(-1);
    const onward =
      here === undefined ? [] : [...(next.get(here) ?? [])].filter((state) => !path.includes(state));
    return [path, ...onward.flatMap((state) => walk([...path, state]))];
  };
  return walk(["INITIATED"]);
}
