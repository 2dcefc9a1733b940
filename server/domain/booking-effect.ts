import type { CheckoutId } from "./ids.ts";
import type { Instant, TimeZone } from "./instant.ts";
import type { Money } from "./money.ts";

/** What a mail is about. */
export type News = "confirmed" | "canceled" | "moved" | "payment_returned" | "please_pay";

export type RefundReason = "canceled" | "late_payment" | "second_payment" | "wrong_amount";

/**
 * An order to the outside world, given by the machine and carried out by the worker, at least once, under one key.
 * All parameters are frozen when the order is given: a retry sends the very same request.
 */
export type BookingEffect =
  | {
      readonly type: "openCheckout";
      readonly params: {
        readonly price: Money;
        /** Frozen here, because Stripe takes a retry with another value for another request. */
        readonly expiresAt: Instant;
        readonly calendlyEventId: string;
        readonly startsAt: Instant;
        readonly timeZone: TimeZone;
      };
    }
  | { readonly type: "expireCheckout"; readonly params: { readonly checkoutId: CheckoutId } }
  | {
      readonly type: "releaseTime";
      readonly params: { readonly calendlyEventId: string; readonly reason: string };
    }
  | {
      readonly type: "requestRefund";
      readonly params: {
        readonly checkoutId: CheckoutId;
        readonly paymentIntentId: string;
        readonly amount: Money;
        readonly reason: RefundReason;
      };
    }
  | {
      readonly type: "tell";
      readonly params: {
        readonly audience: "client" | "builder";
        readonly news: News;
        /** What goes back to the client, when the news is about money. */
        readonly refund: Money | null;
      };
    };

/** Orders of use cases that are no transition of the machine; carried out by the same worker under the same rules. */
export type UseCaseEffect =
  /** Makes Calendly's single-use scheduling link of a booking just initiated. */
  | { readonly type: "createSchedulingLink"; readonly params: { readonly calendlyEventTypeUri: string } }
  /** Cancels a Calendly event that names this booking but is not the one bound to it, and tells its invitee why. */
  | {
      readonly type: "declineInvitee";
      readonly params: { readonly calendlyEventId: string; readonly reason: string };
    };

export type Effect = BookingEffect | UseCaseEffect;
export type EffectType = Effect["type"];

/** `bookingId:version:n`: the n-th effect of that transition. Also sent to the provider, as metadata and idempotency key. */
export type EffectKey = `bkg_${string}:${number}:${string}`;
