import type { BookedTime, Party } from "./booking.ts";
import type { CheckoutId } from "./ids.ts";
import type { Instant, TimeZone } from "./instant.ts";
import type { Money } from "./money.ts";

/** A fact, in the past tense, with the instant it became true: the only thing that moves a booking. */
export type BookingEvent =
  | {
      readonly type: "TIME_BOOKED";
      readonly at: Instant;
      readonly time: BookedTime;
      readonly holdEndsAt: Instant;
    }
  | { readonly type: "DEADLINE_PASSED"; readonly at: Instant }
  | {
      readonly type: "CHECKOUT_REQUESTED";
      readonly at: Instant;
      /** When Stripe is to close the checkout by itself; always after the hold. */
      readonly checkoutExpiresAt: Instant;
      /** The zone in which the checkout tells the session's time. */
      readonly timeZone: TimeZone;
    }
  | { readonly type: "FREE_CONFIRMED"; readonly at: Instant }
  | { readonly type: "HOLD_ENDED"; readonly at: Instant }
  | {
      readonly type: "CHECKOUT_PAID";
      readonly at: Instant;
      readonly checkoutId: CheckoutId;
      readonly paymentIntentId: string;
      readonly amount: Money;
    }
  | { readonly type: "PAYMENT_DECLINED"; readonly at: Instant; readonly checkoutId: CheckoutId }
  | {
      readonly type: "PAYMENT_PROCESSING";
      readonly at: Instant;
      readonly checkoutId: CheckoutId;
      /** How long a delayed payment method may take. */
      readonly processingUntil: Instant;
    }
  /** Stripe refused to open the checkout, for good. */
  | { readonly type: "CHECKOUT_NOT_OPENED"; readonly at: Instant }
  | { readonly type: "CHECKOUT_EXPIRED"; readonly at: Instant; readonly checkoutId: CheckoutId }
  | { readonly type: "TIME_MOVED"; readonly at: Instant; readonly by: Party; readonly time: BookedTime }
  | { readonly type: "TIME_CANCELED"; readonly at: Instant; readonly by: Party }
  | { readonly type: "CANCEL_REQUESTED"; readonly at: Instant; readonly by: Party }
  | { readonly type: "SESSION_ENDED"; readonly at: Instant }
  | {
      readonly type: "REFUND_SETTLED";
      readonly at: Instant;
      readonly refundId: string;
      readonly paymentIntentId: string;
      readonly amount: Money;
    };

export type BookingEventType = BookingEvent["type"];

/** Who brought the fact, for the history: a person, a provider's delivery, or ourselves. */
export interface Cause {
  readonly kind: "client" | "builder" | "operator" | "calendly" | "stripe" | "worker" | "seed";
  /** The request, inbox row or effect that it came with; null when there is none. */
  readonly reference: string | null;
}
