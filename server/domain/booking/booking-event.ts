import type {
  BookedTime,
  DISPUTE_OUTCOMES,
  DISPUTE_STAGES,
  GRANTED_REFUND_REASONS,
  Party,
  PUT_ASIDE_STATUSES,
  TimeRejection,
} from "./booking.ts";
import type { CancellationPolicy } from "../offer/cancellation-policy.ts";
import type { CheckoutId, UserId } from "../values/ids.ts";
import type { Instant, TimeZone } from "../values/instant.ts";
import type { Money } from "../values/money.ts";
import type { CalendlyEventKind } from "../offer/session-type.ts";

/** A refund because of which a refund obligation is put aside: when it fails, the obligation is owed again. */
export interface NamedRefund {
  readonly refundId: string;
  readonly amount: Money;
}

/** An event, in the past tense, with the instant it became true: the only thing that moves a booking. */
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
      /** SHA-256 of what the client agreed to with it; absent where they were asked nothing, and in lines from before. */
      readonly consents?: string;
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
  /** Stripe has opened a checkout for this booking. */
  | { readonly type: "CHECKOUT_OPENED"; readonly at: Instant; readonly checkoutId: CheckoutId }
  | {
      readonly type: "PAYMENT_DECLINED";
      readonly at: Instant;
      readonly checkoutId: CheckoutId;
      /**
       * When a delayed payment failed, days after its checkout was complete: how long the client may pay in another way. Null when a
       * card was declined, which may be tried again in the same checkout while the hold lasts.
       */
      readonly retryUntil: Instant | null;
    }
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
  | {
      readonly type: "TIME_MOVED";
      readonly at: Instant;
      readonly by: Party;
      /** The invitee that it was moved away from: only a booking that holds them follows. Null where that was not recorded. */
      readonly fromInviteeUri: string | null;
      readonly time: BookedTime;
    }
  | {
      readonly type: "TIME_CANCELED";
      readonly at: Instant;
      readonly by: Party;
      /** Why, as it was typed at Calendly; absent where nothing was. Kept beside the history, where it can be erased. */
      readonly note?: string;
    }
  | {
      readonly type: "CANCEL_REQUESTED";
      readonly at: Instant;
      readonly by: Party;
      /** When the client was told what comes back, if they accept that in time; null without a quote. */
      readonly quotedAt: Instant | null;
      /** Why, as they typed it; absent where they did not. Kept beside the history, where it can be erased. */
      readonly note?: string;
    }
  /** What was booked at Calendly is not what was bought, so this event cannot stand. */
  | {
      readonly type: "TIME_REJECTED";
      readonly at: Instant;
      readonly calendlyEventId: string;
      /** Whose time it is; null where that was not recorded. */
      readonly calendlyInviteeUri: string | null;
      readonly because: TimeRejection;
    }
  | { readonly type: "SESSION_ENDED"; readonly at: Instant }
  | {
      readonly type: "REFUND_SETTLED";
      readonly at: Instant;
      readonly refundId: string;
      readonly paymentIntentId: string;
      readonly amount: Money;
      /** The number of the obligation that it settles; null when it was made in Stripe's dashboard. */
      readonly due: number | null;
    }
  /** Stripe could not return the money after all, or the refund was called off: up to 30 days after it had seemed to arrive. */
  | {
      readonly type: "REFUND_FAILED";
      readonly at: Instant;
      readonly refundId: string;
      readonly paymentIntentId: string;
      readonly amount: Money;
      readonly due: number | null;
    }
  /** Stripe refuses to return a payment that is disputed: the bank decides. */
  | { readonly type: "REFUND_WITHHELD"; readonly at: Instant; readonly due: number }
  /** Stripe had nothing left to return, or not all of it: it has gone back in another way. */
  | {
      readonly type: "REFUND_WAIVED";
      readonly at: Instant;
      readonly due: number;
      /** What is still to be returned of the obligation; null when it is nothing. */
      readonly leaves: Money | null;
      /** The refunds by which it went; none in lines from before they were named. */
      readonly restsOn: readonly NamedRefund[];
    }
  /** A person has decided to give money back. */
  | {
      readonly type: "REFUND_REQUESTED";
      readonly at: Instant;
      readonly by: "builder" | "operator";
      readonly requestId: string;
      readonly paymentIntentId: string;
      readonly amount: Money;
      readonly reason: (typeof GRANTED_REFUND_REASONS)[number];
      /** In the person's own words; kept beside the history, where it can be erased. */
      readonly note: string;
    }
  | {
      readonly type: "DISPUTE_OPENED";
      readonly at: Instant;
      readonly disputeId: string;
      readonly paymentIntentId: string;
      readonly amount: Money;
      /** Until when Stripe takes an answer; null when it takes none, and in lines from before it was kept. */
      readonly answerDueAt: Instant | null;
      /** `dispute` also in lines from before inquiries were told apart. */
      readonly stage: (typeof DISPUTE_STAGES)[number];
    }
  | {
      readonly type: "DISPUTE_CLOSED";
      readonly at: Instant;
      readonly disputeId: string;
      readonly paymentIntentId: string;
      readonly amount: Money;
      readonly outcome: (typeof DISPUTE_OUTCOMES)[number];
    }
  /** The builder wants the session to take place although its price was returned in Stripe's dashboard. */
  | { readonly type: "SESSION_KEPT"; readonly at: Instant; readonly by: "builder" | "operator" }
  | { readonly type: "NO_SHOW_MARKED"; readonly at: Instant }
  | { readonly type: "NO_SHOW_CLEARED"; readonly at: Instant }
  /** An operator drops an effect that cannot be carried out. */
  | {
      readonly type: "LETTER_DROPPED";
      readonly at: Instant;
      readonly effectKey: string;
      /** The obligation that the effect was to return; null when it was another kind of effect. */
      readonly due: number | null;
      /**
       * What the operator says of that obligation; `waived` also in lines from before the two were told apart. `failed`: the effect is lost, and a
       * person sends the money again.
       */
      readonly becomes: (typeof PUT_ASIDE_STATUSES)[number];
      /** Refunds made in Stripe's dashboard since the effect was given; none in lines from before they were named. */
      readonly restsOn: readonly NamedRefund[];
      readonly note: string;
    };

export type BookingEventType = BookingEvent["type"];

/**
 * An operator let the worker try a dead effect again. It is a line of the operators' audit; histories of 0.1.0 and of before have it among a
 * booking's events, where it changes nothing.
 */
export interface EffectRetried {
  readonly type: "LETTER_RETRIED";
  readonly at: Instant;
  readonly effectKey: string;
  readonly note: string;
}

/** What a line of a history may hold after the first one. */
export type RecordedBookingEvent = BookingEvent | EffectRetried;

/** A booking's first line: with it and the events that follow, its history alone gives its state. */
export interface BookingInitiated {
  readonly type: "BOOKING_INITIATED";
  readonly at: Instant;
  readonly price: Money;
  readonly cancellationPolicy: CancellationPolicy;
  readonly calendlyEventKind: CalendlyEventKind;
  /** Who booked; kept beside the history, where it can be erased. */
  readonly note: string;
}

/** In which role a person may bring it. */
export const PERSON_CAUSES = ["client", "builder", "operator"] as const;
/** What else may bring it: a provider's delivery, or we ourselves. */
export const SYSTEM_CAUSES = ["calendly", "stripe", "worker", "seed"] as const;

/** A person brought the event. */
export interface PersonCause {
  readonly kind: (typeof PERSON_CAUSES)[number];
  /** The request that it came with; null when there is none. */
  readonly reference: string | null;
  /** Who; null when only a booking's link says who is asking, and in lines from before persons were recorded. */
  readonly personId: UserId | null;
}

/** A provider's delivery brought it, or we ourselves. */
export interface SystemCause {
  readonly kind: (typeof SYSTEM_CAUSES)[number];
  /** The inbox row or effect that it came with; null when there is none. */
  readonly reference: string | null;
}

/** Who brought the event, for the history; a part of its signed line. */
export type Cause = PersonCause | SystemCause;

/** The person of a cause; null when there is none, or it is unknown. */
export function personOf(cause: Cause): UserId | null {
  return "personId" in cause ? cause.personId : null;
}
