import type { BookingEvent } from "../server/domain/booking-event.ts";
import type { BookedTime, BookingContext, BookingState, CheckoutFact } from "../server/domain/booking.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../server/domain/cancellation-policy.ts";
import type { CheckoutId } from "../server/domain/ids.ts";
import { addMinutes, instant, timeZone, type Instant } from "../server/domain/instant.ts";
import { money, type Money } from "../server/domain/money.ts";

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
    price,
    cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
    calendlyEventKind: kind,
    initiatedAt: INITIATED_AT,
    time: timeOf("first"),
    holdEndsAt: HOLD_ENDS_AT,
    checkouts: [],
    payments: [],
    refunds: [],
    confirmedCheckoutId: null,
    refundCeilingBasisPoints: null,
    canceledAt: null,
    canceledBy: null,
    ...has,
  };
}

function checkout(status: CheckoutFact["status"]): Partial<BookingContext> {
  return { checkouts: [{ checkoutId: CHECKOUT, status }] };
}

const PAID: Partial<BookingContext> = {
  ...checkout("complete"),
  payments: [{ checkoutId: CHECKOUT, paymentIntentId: "pi_first", amount: PRICE, paidAt: INITIATED_AT }],
  confirmedCheckoutId: CHECKOUT,
};
const PAID_LATE: Partial<BookingContext> = { ...PAID, confirmedCheckoutId: null };

/** Bookings that can stand in this state: enough for every guard to answer both ways. */
export function sampleContextsOf(state: BookingState): BookingContext[] {
  const priced = (...has: Partial<BookingContext>[]) => has.map((facts) => contextOf(PRICE, "solo", facts));
  const free = [contextOf(money(0, "USD"), "solo", {}), contextOf(money(0, "USD"), "group", {})];
  switch (state) {
    case "INITIATED":
      return priced({ time: null, holdEndsAt: null });
    case "SCHEDULED":
      return [...priced({}), ...free];
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return priced({}, checkout("open"));
    case "CONFIRMED":
    case "COMPLETED":
      return [...priced(PAID), ...free];
    case "ABANDONED":
      return priced({ time: null, holdEndsAt: null }, {}, checkout("expired"), PAID_LATE);
    case "CANCELED":
      return [...priced({}, PAID, PAID_LATE), ...free];
    case "REFUNDED":
      return priced(PAID);
  }
}

/** Every fact there is, early and late, of this booking's checkout and of another, by the client and by the builder. */
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
      { type: "PAYMENT_DECLINED", at, checkoutId },
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
      { type: "TIME_MOVED", at, by, time: timeOf("second") },
      { type: "TIME_CANCELED", at, by },
      { type: "CANCEL_REQUESTED", at, by },
    ]),
    ...[context.price, half].map((amount) => ({
      type: "REFUND_SETTLED" as const,
      at,
      refundId: `re_${amount.amountMinor}`,
      paymentIntentId: "pi_first",
      amount,
    })),
  ];
}
