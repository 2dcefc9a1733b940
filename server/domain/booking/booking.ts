import type { CancellationPolicy } from "../offer/cancellation-policy.ts";
import type { LanguageTag } from "../text/language.ts";
import type { BookingId, BuilderId, CheckoutId, SessionTypeId, UserId } from "../values/ids.ts";
import type { Instant, TimeZone } from "../values/instant.ts";
import type { BasisPoints, Money } from "../values/money.ts";
import type { CallerMetadata } from "./caller-metadata.ts";
import type { SessionPlace } from "./session-place.ts";
import type { CalendlyEventKind } from "../offer/session-type.ts";

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

/**
 * By what a booking is owned: the account that started it here while signed in, the address that it was booked with elsewhere, or nothing, after an
 * erasure.
 */
export const CLAIMS = ["account", "address", "nobody"] as const;
export type Claim = (typeof CLAIMS)[number];

/** Who did it, as the history tells it. `unknown`: Calendly did not say. */
export const PARTIES = ["client", "builder", "operator", "unknown"] as const;
export type Party = (typeof PARTIES)[number];

/** As Stripe has them. */
export const CHECKOUT_STATUSES = ["open", "complete", "expired"] as const;

/** One Stripe Checkout Session of the booking. Complete without a payment: a delayed payment method is at work. */
export interface BookingCheckout {
  readonly checkoutId: CheckoutId;
  readonly status: (typeof CHECKOUT_STATUSES)[number];
}

/** Money that arrived, one per checkout. */
export interface BookingPayment {
  readonly checkoutId: CheckoutId;
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly paidAt: Instant;
}

/** Money that went back and is known to have arrived: a refund that is still pending stands elsewhere. */
export interface BookingRefund {
  readonly refundId: string;
  readonly paymentIntentId: string;
  readonly amount: Money;
  /** The obligation that it settles; null when somebody made it in Stripe's dashboard. */
  readonly due: number | null;
}

/** Why a person gives money back: they decide so, and `again` repeats a refund that failed. */
export const GRANTED_REFUND_REASONS = ["goodwill", "builder_no_show", "again"] as const;
/** Why money goes back. */
export const REFUND_REASONS = [
  "canceled",
  "late_payment",
  "second_payment",
  "wrong_amount",
  ...GRANTED_REFUND_REASONS,
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/**
 * `made`: on its way or arrived. `failed`: the refund failed later, so that nothing rests on it any more. `taken`: by a bank that has decided for the
 * payer, which is final.
 */
export const RESTS_ON_STATUSES = ["made", "failed", "taken"] as const;

/** So much of a refund obligation was put aside because of a refund that somebody made in Stripe's dashboard, or because a bank took it. */
export interface RestsOn {
  /** The dispute's where a bank took it. */
  readonly refundId: string;
  /** The part of the refund that this obligation rests on; no other obligation rests on the same part. */
  readonly amount: Money;
  readonly status: (typeof RESTS_ON_STATUSES)[number];
}

/** How an operator may end an obligation whose effect is a dead letter; `OBLIGATION_STATUSES` says what each means. */
export const PUT_ASIDE_STATUSES = ["settled_outside", "waived", "failed"] as const;
/**
 * `withheld`: the bank decides a dispute of the payment first. `failed`: the refund failed, a person must act. `settled_outside`: an operator has
 * returned it outside Stripe, so that it is gone. `waived`: it is no longer owed, because the bank or the dashboard has returned it, which is counted
 * there, or because it was never owed.
 */
export const OBLIGATION_STATUSES = ["ordered", "withheld", "settled", ...PUT_ASIDE_STATUSES] as const;

/** Money that must be refunded: recorded when the machine finds it due, and followed until it has arrived. */
export interface RefundObligation {
  /** 1, 2, 3 … within the booking. */
  readonly number: number;
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly reason: RefundReason;
  /** Of the form with which a person asked for it, so that a second click asks for nothing; null when the machine found it due. */
  readonly requestId: string | null;
  readonly status: (typeof OBLIGATION_STATUSES)[number];
  /**
   * The refunds and lost disputes because of which it was put aside (`waived`, `settled_outside`); the rest of it rests on what a person said. Absent
   * when there are none, and where they were not recorded.
   */
  readonly restsOn?: readonly RestsOn[] | undefined;
}

/** How a bank may decide. */
export const DISPUTE_OUTCOMES = ["won", "lost"] as const;
export const DISPUTE_STATUSES = ["open", ...DISPUTE_OUTCOMES] as const;
/** An inquiry may become a dispute; never the other way round. */
export const DISPUTE_STAGES = ["inquiry", "dispute"] as const;

/**
 * The payer has gone to their bank. A dispute's money is with the bank while it is open and when it is lost; an inquiry only asks, takes
 * nothing, and is settled by a refund.
 */
export interface BookingDispute {
  readonly disputeId: string;
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly status: (typeof DISPUTE_STATUSES)[number];
  readonly stage: (typeof DISPUTE_STAGES)[number];
  /** Until when Stripe takes an answer; null when the bank takes none, when Stripe did not say, and once it is decided. */
  readonly answerDueAt: Instant | null;
}

/** Why a time that was booked or moved at Calendly cannot be the one that was paid for. */
export const TIME_REJECTIONS = ["other_duration", "other_event_type"] as const;
export type TimeRejection = (typeof TIME_REJECTIONS)[number];

/** What a booking takes from Calendly once a time is booked. */
export interface BookedTime {
  readonly calendlyEventId: string;
  readonly calendlyEventUri: string;
  readonly calendlyInviteeUri: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What the machine knows and changes; together with the state, all of a booking's status. */
export interface BookingContext {
  readonly price: Money;
  readonly cancellationPolicy: CancellationPolicy;
  readonly calendlyEventKind: CalendlyEventKind;
  readonly initiatedAt: Instant;
  /** Null until a time is booked. */
  readonly time: BookedTime | null;
  /** When an unpaid booking's time is released. Set once, when the time is booked; only a payment in progress moves it. */
  readonly holdEndsAt: Instant | null;
  readonly checkouts: readonly BookingCheckout[];
  readonly payments: readonly BookingPayment[];
  readonly refunds: readonly BookingRefund[];
  /** The checkout whose payment confirmed the booking; others that are paid go back. */
  readonly confirmedCheckoutId: CheckoutId | null;
  /** The share that was due when the client last moved the session; null when it was never moved. */
  readonly refundCeilingBasisPoints: BasisPoints | null;
  readonly canceledAt: Instant | null;
  readonly canceledBy: Party | null;
  /** The instant of the quote that the client accepted, whose tier counts; null when none was. */
  readonly cancellationQuotedAt: Instant | null;
  /** Set when we canceled because Calendly had another session than the one bought. */
  readonly rejectedBecause: TimeRejection | null;
  readonly refundObligations: readonly RefundObligation[];
  readonly disputes: readonly BookingDispute[];
  /** Since when Calendly says that the client did not come; null when it does not. */
  readonly noShowAt: Instant | null;
  /** When the builder said that a session whose price was returned in Stripe's dashboard takes place all the same. */
  readonly keptAt: Instant | null;
}

/** What a context holds before anything has happened. */
export const NOTHING_YET = {
  time: null,
  holdEndsAt: null,
  checkouts: [],
  payments: [],
  refunds: [],
  confirmedCheckoutId: null,
  refundCeilingBasisPoints: null,
  canceledAt: null,
  canceledBy: null,
  cancellationQuotedAt: null,
  rejectedBecause: null,
  refundObligations: [],
  disputes: [],
  noShowAt: null,
  keptAt: null,
} as const satisfies Partial<BookingContext>;

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
  /** By what the client owns it. */
  readonly claimedBy: Claim;
  readonly clientEmail: string;
  readonly clientName: string;
  readonly clientTimeZone: TimeZone;
  /** In which the client was reading when they began it; null where that is not known, as at Calendly. */
  readonly clientLanguage: LanguageTag | null;
  /** Calendly's single-use page for this booking; null until Calendly has answered. */
  readonly schedulingUrl: string | null;
  /** Calendly's own pages for this invitee; null until a time is booked. */
  readonly cancelUrl: string | null;
  readonly rescheduleUrl: string | null;
  /** Where the session is held; null until Calendly was asked. */
  readonly place: SessionPlace | null;
  /** How often the place has changed, from 0. */
  readonly placeRevision: number;
  /** What other software attached to it. */
  readonly metadata: CallerMetadata;
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

/** The checkouts that can still be paid: one, or two when Stripe was slow to open the first. */
export function openCheckoutsOf({ checkouts }: BookingContext): BookingCheckout[] {
  return checkouts.filter((checkout) => checkout.status === "open");
}

/** The first checkout that can still be paid, if any. */
export function openCheckoutOf(context: BookingContext): BookingCheckout | null {
  return openCheckoutsOf(context)[0] ?? null;
}

/** The payment that stands for the session, if any. */
export function confirmedPaymentOf(context: BookingContext): BookingPayment | null {
  return context.payments.find((payment) => payment.checkoutId === context.confirmedCheckoutId) ?? null;
}

/** The checkout whose delayed payment is under way: complete at Stripe, and its money not there yet. */
export function processingCheckoutOf({ checkouts, payments }: BookingContext): BookingCheckout | null {
  return (
    checkouts.find(
      ({ checkoutId, status }) =>
        status === "complete" && payments.every((payment) => payment.checkoutId !== checkoutId),
    ) ?? null
  );
}
