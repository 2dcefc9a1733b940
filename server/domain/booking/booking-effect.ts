import type { RefundReason } from "./booking.ts";
import type { ReminderLead } from "./time-limits.ts";
import type { RefundBasis } from "./refund-basis.ts";
import type { CheckoutId } from "../values/ids.ts";
import type { Instant, TimeZone } from "../values/instant.ts";
import type { Money } from "../values/money.ts";

/** What a `tell` may be about; a reminder to pay is an effect of its own. */
export const NOTIFICATION_KINDS = [
  "confirmed",
  "canceled",
  "moved",
  "payment_returned",
  "please_pay",
  /** A delayed payment method is at work; the time is kept meanwhile. */
  "payment_processing",
  /** A delayed payment has failed; another way is open for a while. */
  "payment_failed",
  /** A delayed payment did not arrive before the time had to be released. */
  "payment_too_slow",
  /** Calendly had another session than the one bought. */
  "rejected",
  /** A person refunds money. */
  "refund_granted",
  "refund_failed",
  /** Money has gone back that took its time, or that was returned in Stripe's dashboard. */
  "refund_arrived",
  /** The whole price was returned in Stripe's dashboard: is the session still on? */
  "refunded_outside",
  /** It is, although its price was returned. */
  "session_kept",
  /** The place of the session is known now, which it was not in the mail before. */
  "place_ready",
  "place_changed",
  /** There is no link, or no place at all: the builder is asked. */
  "place_missing",
  "dispute_opened",
  "dispute_won",
  "dispute_lost",
] as const;
/**
 * What a mail is about. `finish_paying`: the client has left before paying, and the time is still held. `session_reminder`: a confirmed session begins
 * before long.
 */
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number] | "finish_paying" | "session_reminder";

/**
 * An effect to the outside world, given by the machine and carried out by the worker, at least once, under one key.
 * All parameters are frozen when the effect is given: a retry sends the very same request.
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
        /** Offered only when the session is far enough away for the money to arrive before it. */
        readonly delayedMethods: "offered" | "excluded";
      };
    }
  | { readonly type: "expireCheckout"; readonly params: { readonly checkoutId: CheckoutId } }
  /** Releases the time of this one invitee; who is in the event when it is carried out decides whether it may be canceled. */
  | { readonly type: "releaseTime"; readonly params: ReleaseParams }
  | {
      readonly type: "requestRefund";
      readonly params: {
        readonly checkoutId: CheckoutId;
        readonly paymentIntentId: string;
        readonly amount: Money;
        readonly reason: RefundReason;
        /** The number of the obligation that this returns. */
        readonly due: number;
        /** Missing in effects from a release before it was given with them. */
        readonly basis?: RefundBasis | undefined;
      };
    }
  /** Asks a client who has left to finish, if they have still not paid by then. */
  | { readonly type: "remindToPay"; readonly params: { readonly notBefore: Instant } }
  | {
      readonly type: "tell";
      readonly params: {
        readonly audience: "client" | "builder";
        readonly news: NotificationKind;
        /** What is refunded, when the notification is about money. */
        readonly refund: Money | null;
      };
    };

interface ReleaseParams {
  readonly calendlyEventId: string;
  /** Null in effects from before they named their invitee. */
  readonly calendlyInviteeUri: string | null;
  readonly reason: string;
}

/** Effects of use cases without a transition of the machine; carried out by the same worker under the same rules. */
export type UseCaseEffect =
  /** Makes Calendly's single-use scheduling link of a booking just initiated. */
  | { readonly type: "createSchedulingLink"; readonly params: { readonly calendlyEventTypeUri: string } }
  /** Reminds the client of a confirmed session, if it is still at this time when the mail is sent. */
  | {
      readonly type: "remindOfSession";
      readonly params: { readonly lead: ReminderLead; readonly startsAt: Instant };
    }
  /** Cancels a Calendly event that names this booking but is not the one bound to it, and tells its invitee why. */
  | { readonly type: "declineInvitee"; readonly params: ReleaseParams }
  /** Thanks the client of a session that took place, and asks for a review by a link that ends then. */
  | { readonly type: "inviteToReview"; readonly params: { readonly linkEndsAt: Instant } };

export type Effect = BookingEffect | UseCaseEffect;
export type EffectType = Effect["type"];

/** `bookingId:version:n`: the n-th effect of that transition. Also sent to the provider, as metadata and idempotency key. */
export type EffectKey = `bkg_${string}:${number}:${string}`;
