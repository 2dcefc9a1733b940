import type { BookingEvent } from "../server/domain/booking/booking-event.ts";
import {
  NOTHING_YET,
  type BookedTime,
  type BookingContext,
  type BookingState,
  type BookingCheckout,
  type RefundObligation,
} from "../server/domain/booking/booking.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../server/domain/offer/cancellation-policy.ts";
import type { CheckoutId } from "../server/domain/values/ids.ts";
import { addMinutes, instant, timeZone, type Instant } from "../server/domain/values/instant.ts";
import { money, type Money } from "../server/domain/values/money.ts";

const INITIATED_AT = instant("2026-03-02T09:00:00Z");
const HOLD_ENDS_AT = addMinutes(INITIATED_AT, 30);
const STARTS_AT = instant("2026-03-09T09:00:00Z");
const ENDS_AT = addMinutes(STARTS_AT, 60);
const PRICE = money(15_000, "USD");
const CHECKOUT: CheckoutId = "cs_sample_first";
const OTHER_CHECKOUT: CheckoutId = "cs_sample_other";

function timeOf(name: string): BookedTime {
  return {
    calendlyEventId: name,
    calendlyEventUri: `https://api.calendly.com/scheduled_events/${name}`,
    calendlyInviteeUri: `https://api.calendly.com/scheduled_events/${name}/invitees/${name}`,
    startsAt: STARTS_AT,
    endsAt: ENDS_AT,
  };
}

function contextOf(price: Money, kind: "solo" | "group", has: Partial<BookingContext>): BookingContext {
  return {
    ...NOTHING_YET,
    price,
    cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
    calendlyEventKind: kind,
    initiatedAt: INITIATED_AT,
    time: timeOf("first"),
    holdEndsAt: HOLD_ENDS_AT,
    ...has,
  };
}

function checkout(status: BookingCheckout["status"]): Partial<BookingContext> {
  return { checkouts: [{ checkoutId: CHECKOUT, status }] };
}

const PAID: Partial<BookingContext> = {
  ...checkout("complete"),
  payments: [{ checkoutId: CHECKOUT, paymentIntentId: "pi_first", amount: PRICE, paidAt: INITIATED_AT }],
  confirmedCheckoutId: CHECKOUT,
};
const PAID_LATE: Partial<BookingContext> = { ...PAID, confirmedCheckoutId: null };
const CANCELED: Partial<BookingContext> = { canceledAt: INITIATED_AT, canceledBy: "client" };
/** Time enough for a payment to have come before it; and so late that nothing comes back. */
const CANCELED_LATER: Partial<BookingContext> = {
  canceledAt: addMinutes(INITIATED_AT, 60),
  canceledBy: "client",
};
const CANCELED_LAST: Partial<BookingContext> = {
  canceledAt: addMinutes(STARTS_AT, -1),
  canceledBy: "client",
};
const RETURNED_OUTSIDE: Partial<BookingContext> = {
  refunds: [{ refundId: "re_known", paymentIntentId: "pi_first", amount: PRICE, due: null }],
};
const RETURNED: Partial<BookingContext> = {
  ...due("settled"),
  refunds: [{ refundId: "re_known", paymentIntentId: "pi_first", amount: PRICE, due: 1 }],
};

const RETURNED_TWICE: Partial<BookingContext> = {
  ...due("settled"),
  refunds: [
    { refundId: "re_known", paymentIntentId: "pi_first", amount: PRICE, due: 1 },
    { refundId: "re_outside", paymentIntentId: "pi_first", amount: PRICE, due: null },
  ],
};

function due(status: RefundObligation["status"]): Partial<BookingContext> {
  const amount = PRICE;
  return {
    refundObligations: [
      { number: 1, paymentIntentId: "pi_first", amount, reason: "canceled", requestId: null, status },
    ],
  };
}

function dispute(status: "open" | "won", stage: "inquiry" | "dispute" = "dispute"): Partial<BookingContext> {
  return {
    disputes: [
      {
        disputeId: "du_known",
        paymentIntentId: "pi_first",
        amount: PRICE,
        status,
        stage,
        answerDueAt: null,
      },
    ],
  };
}

/** Bookings that can stand in this state: enough for every guard to answer both ways. */
export function sampleContextsOf(state: BookingState): BookingContext[] {
  const priced = (...has: Partial<BookingContext>[]) =>
    has.map((details) => contextOf(PRICE, "solo", details));
  const free = [contextOf(money(0, "USD"), "solo", {}), contextOf(money(0, "USD"), "group", {})];
  // Refund obligations and disputes are followed in every state, so they are tried in every state.
  const outstanding = priced(
    PAID,
    { ...PAID, ...due("ordered") },
    { ...PAID, ...due("ordered"), ...dispute("won") },
    { ...PAID, ...due("withheld"), ...dispute("open") },
    { ...PAID, ...due("withheld"), ...dispute("open", "inquiry") },
    { ...PAID, ...RETURNED },
  );
  return [...outstanding, ...ownContextsOf(state, priced, free)];
}

function ownContextsOf(
  state: BookingState,
  priced: (...has: Partial<BookingContext>[]) => BookingContext[],
  free: readonly BookingContext[],
): BookingContext[] {
  switch (state) {
    case "INITIATED":
      return priced({ time: null, holdEndsAt: null }, { time: null, holdEndsAt: null, ...checkout("open") });
    case "SCHEDULED":
      return [...priced({}, checkout("open")), ...free];
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return priced({}, checkout("open"), checkout("complete"));
    case "CONFIRMED":
    case "COMPLETED":
      return [
        ...priced(checkout("open"), { ...PAID, ...RETURNED_OUTSIDE }, { ...PAID, noShowAt: STARTS_AT }),
        ...free,
      ];
    case "ABANDONED":
      return priced({ time: null, holdEndsAt: null }, {}, checkout("open"), checkout("expired"), PAID_LATE);
    case "CANCELED":
      return [
        ...priced({}, checkout("open"), PAID_LATE, CANCELED_LATER, CANCELED_LAST, {
          ...PAID,
          ...CANCELED_LAST,
        }),
        ...free,
      ];
    case "REFUNDED":
      return priced(
        checkout("open"),
        { ...PAID, ...CANCELED, ...RETURNED },
        { ...PAID, ...CANCELED_LAST, ...RETURNED },
        { ...PAID, ...RETURNED, noShowAt: STARTS_AT },
        { ...PAID_LATE, ...RETURNED },
        { ...PAID_LATE, ...CANCELED_LATER, ...RETURNED },
        { ...PAID, ...RETURNED },
        { ...PAID, ...RETURNED_TWICE },
      );
  }
}

/** Every event there is, early and late, of this booking's checkout and of another, by the client and by the builder. */
export function sampleEvents(context: BookingContext): BookingEvent[] {
  const early = addMinutes(INITIATED_AT, 1);
  const late = addMinutes(ENDS_AT, 1);
  return [...eventsAt(early, context), ...eventsAt(late, context)];
}

function eventsAt(at: Instant, context: BookingContext): BookingEvent[] {
  const half = money(context.price.amountMinor / 2, context.price.currency);
  return [
    { type: "TIME_BOOKED", at, time: timeOf("first"), holdEndsAt: HOLD_ENDS_AT },
    { type: "DEADLINE_PASSED", at },
    {
      type: "CHECKOUT_REQUESTED",
      at,
      checkoutExpiresAt: addMinutes(at, 60),
      timeZone: timeZone("Europe/Berlin"),
    },
    { type: "FREE_CONFIRMED", at },
    { type: "HOLD_ENDED", at },
    { type: "CHECKOUT_NOT_OPENED", at },
    { type: "SESSION_ENDED", at },
    ...[CHECKOUT, OTHER_CHECKOUT].flatMap((checkoutId): BookingEvent[] => [
      { type: "CHECKOUT_OPENED", at, checkoutId },
      { type: "PAYMENT_DECLINED", at, checkoutId, retryUntil: null },
      { type: "PAYMENT_DECLINED", at, checkoutId, retryUntil: ENDS_AT },
      { type: "PAYMENT_PROCESSING", at, checkoutId, processingUntil: ENDS_AT },
      { type: "CHECKOUT_EXPIRED", at, checkoutId },
      ...[context.price, half].map((amount) => ({
        type: "CHECKOUT_PAID" as const,
        at,
        checkoutId,
        paymentIntentId: `pi_${checkoutId}`,
        amount,
      })),
    ]),
    ...(["client", "builder"] as const).flatMap((by): BookingEvent[] => [
      { type: "TIME_MOVED", at, by, fromInviteeUri: null, time: timeOf("second") },
      { type: "TIME_CANCELED", at, by },
      { type: "CANCEL_REQUESTED", at, by, quotedAt: null },
    ]),
    ...[context.price, half].map((amount) => ({
      type: "REFUND_SETTLED" as const,
      at,
      refundId: `re_${amount.amountMinor}`,
      paymentIntentId: "pi_first",
      amount,
      due: null,
    })),
    ...obligationEventsAt(at, half),
    {
      type: "TIME_REJECTED",
      at,
      calendlyEventId: "other",
      calendlyInviteeUri: null,
      because: "other_duration",
    },
    { type: "SESSION_KEPT", at, by: "builder" },
    { type: "NO_SHOW_MARKED", at },
    { type: "NO_SHOW_CLEARED", at },
  ];
}

/** What becomes of a refund obligation, and of a dispute. */
function obligationEventsAt(at: Instant, half: Money): BookingEvent[] {
  const first = { paymentIntentId: "pi_first", amount: PRICE } as const;
  const effectKey = "bkg_sample:2:0";
  return [
    { type: "REFUND_SETTLED", at, refundId: "re_first", ...first, due: 1 },
    { type: "REFUND_FAILED", at, refundId: "re_first", ...first, due: 1 },
    { type: "REFUND_FAILED", at, refundId: "re_known", ...first, due: 1 },
    { type: "REFUND_WITHHELD", at, due: 1 },
    { type: "REFUND_WAIVED", at, due: 1, leaves: null, restsOn: [] },
    {
      type: "REFUND_REQUESTED",
      at,
      by: "builder",
      requestId: "form",
      paymentIntentId: "pi_first",
      amount: half,
      reason: "goodwill",
      note: "",
    },
    { type: "DISPUTE_OPENED", at, disputeId: "du_first", ...first, stage: "dispute", answerDueAt: null },
    { type: "DISPUTE_OPENED", at, disputeId: "du_known", ...first, stage: "dispute", answerDueAt: at },
    { type: "DISPUTE_CLOSED", at, disputeId: "du_known", ...first, outcome: "won" },
    { type: "DISPUTE_CLOSED", at, disputeId: "du_known", ...first, outcome: "lost" },
    { type: "LETTER_DROPPED", at, effectKey, due: 1, becomes: "settled_outside", restsOn: [], note: "" },
  ];
}
