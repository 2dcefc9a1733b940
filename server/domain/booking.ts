import type { CancellationPolicy } from "./cancellation-policy.ts";
import type { BookingId, BuilderId, CheckoutId, SessionTypeId, UserId } from "./ids.ts";
import type { Instant, TimeZone } from "./instant.ts";
import type { BasisPoints, Money } from "./money.ts";
import type { CalendlyEventKind } from "./session-type.ts";

export const BOOKING_STATES = [
  "INITIATED",
  "SCHEDULED",
  "PAYMENT_PENDING",
  "PAYMENT_FAILED",
  "CONFIRMED",
  "COMPLETED",
  "ABANDONED",
  "CANCELED",
  "REFUNDED",
] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

/** Who did it, as the history tells it. `unknown`: Calendly did not say. */
export type Party = "client" | "builder" | "operator" | "unknown";

/** One Stripe Checkout Session of the booking. */
export interface CheckoutFact {
  readonly checkoutId: CheckoutId;
  readonly status: "open" | "complete" | "expired";
}

/** Money that arrived, one per checkout. */
export interface PaymentFact {
  readonly checkoutId: CheckoutId;
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly paidAt: Instant;
}

/** Money that went back and is known to have arrived: a refund that is still pending stands elsewhere. */
export interface RefundFact {
  readonly refundId: string;
  readonly paymentIntentId: string;
  readonly amount: Money;
}

/** What a booking takes from Calendly once a time is booked. */
export interface BookedTime {
  readonly calendlyEventId: string;
  readonly calendlyEventUri: string;
  readonly calendlyInviteeUri: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What the machine knows and changes; together with the state, the whole truth about where a booking stands. */
export interface BookingContext {
  readonly price: Money;
  readonly cancellationPolicy: CancellationPolicy;
  readonly calendlyEventKind: CalendlyEventKind;
  readonly initiatedAt: Instant;
  /** Null until a time is booked. */
  readonly time: BookedTime | null;
  /** When an unpaid booking gives its time up. Set once, when the time is booked; only a payment in progress moves it. */
  readonly holdEndsAt: Instant | null;
  readonly checkouts: readonly CheckoutFact[];
  readonly payments: readonly PaymentFact[];
  readonly refunds: readonly RefundFact[];
  /** The checkout whose payment confirmed the booking; others that are paid go back. */
  readonly confirmedCheckoutId: CheckoutId | null;
  /** The share that was due when the client last moved the session; null when it was never moved. */
  readonly refundCeilingBasisPoints: BasisPoints | null;
  readonly canceledAt: Instant | null;
  readonly canceledBy: Party | null;
}

/** A booking as the system carries it. Price, policy and names are those of the moment of purchase. */
export interface Booking {
  readonly id: BookingId;
  /** Grows by one with each transition; guards every write. */
  readonly version: number;
  readonly state: BookingState;
  readonly context: BookingContext;
  readonly builderId: BuilderId;
  readonly sessionTypeId: SessionTypeId;
  readonly sessionTypeName: string;
  readonly durationMinutes: number;
  readonly calendlyEventTypeUri: string;
  readonly clientUserId: UserId;
  readonly clientEmail: string;
  readonly clientName: string;
  readonly clientTimeZone: TimeZone;
  /** Calendly's single-use page for this booking; null until Calendly has answered. */
  readonly schedulingUrl: string | null;
  /** Calendly's own pages for this invitee; null until a time is booked. */
  readonly cancelUrl: string | null;
  readonly rescheduleUrl: string | null;
  /** Where the session is held, when Calendly knows it. */
  readonly joinUrl: string | null;
  readonly locationText: string | null;
  readonly createdAt: Instant;
  /** When the last transition was written. */
  readonly updatedAt: Instant;
}

/** The step of the one booking page that a state calls for. */
export type BookingStep = "time" | "details" | "pay" | "done" | "over";

export function stepOf(state: BookingState): BookingStep {
  switch (state) {
    case "INITIATED":
      return "time";
    case "SCHEDULED":
      return "details";
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return "pay";
    case "CONFIRMED":
    case "COMPLETED":
      return "done";
    case "ABANDONED":
    case "CANCELED":
    case "REFUNDED":
      return "over";
  }
}

/** The checkout that can still be paid, if any. */
export function openCheckoutOf(context: BookingContext): CheckoutFact | null {
  return context.checkouts.find((checkout) => checkout.status === "open") ?? null;
}

/** The payment that stands for the session, if any. */
export function confirmedPaymentOf(context: BookingContext): PaymentFact | null {
  return context.payments.find((payment) => payment.checkoutId === context.confirmedCheckoutId) ?? null;
}
