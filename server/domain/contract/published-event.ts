import type { BookingEvent } from "../booking/booking-event.ts";
import type {
  Booking,
  BookingContext,
  BookingDispute,
  BookingPayment,
  BookingRefund,
  BookingState,
} from "../booking/booking.ts";
import type { CheckoutId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";
import { invariant } from "../values/invariant.ts";

/** What other software is told of bookings, in the past tense. Stable: a name is never given another meaning. */
export const PUBLISHED_EVENT_TYPES = [
  "booking.scheduled",
  "booking.confirmed",
  "booking.moved",
  "booking.canceled",
  "booking.completed",
  "booking.abandoned",
  "payment.succeeded",
  "payment.failed",
  "refund.settled",
  "refund.failed",
  "dispute.opened",
  "dispute.closed",
] as const;
export type PublishedEventType = (typeof PUBLISHED_EVENT_TYPES)[number];

interface PublishedRefund extends Pick<BookingRefund, "refundId" | "paymentIntentId" | "amount"> {
  /** Of the obligation that it is for; null for one made in Stripe's dashboard. */
  readonly obligationNumber: number | null;
}

/** One thing that a change means to others: its type, and beside the booking, what it is about. */
export type EventToPublish =
  | { readonly type: Extract<PublishedEventType, `booking.${string}`> }
  | { readonly type: "payment.succeeded"; readonly payment: BookingPayment }
  | {
      readonly type: "payment.failed";
      readonly payment: { readonly checkoutId: CheckoutId; readonly retryUntil: Instant | null };
    }
  | { readonly type: "refund.settled" | "refund.failed"; readonly refund: PublishedRefund }
  | { readonly type: "dispute.opened" | "dispute.closed"; readonly dispute: BookingDispute };

type Snapshot = Pick<Booking, "state" | "context">;

/**
 * What others are told of an event that a booking has taken, in the order in which they are told: nothing where nothing of it is theirs. Money is told
 * before what it confirms. A cancellation is told once, by whichever way it came to be known, and so is each end of a booking; that all money has
 * gone back is told by the refunds. Pure.
 */
export function publishedEventsOf(
  before: Snapshot,
  event: BookingEvent,
  after: Snapshot,
): readonly EventToPublish[] {
  switch (event.type) {
    case "TIME_BOOKED":
      return [{ type: "booking.scheduled" }];
    case "FREE_CONFIRMED":
      return [{ type: "booking.confirmed" }];
    case "CHECKOUT_PAID": {
      const { checkoutId, paymentIntentId, amount, at: paidAt } = event;
      const payment = { checkoutId, paymentIntentId, amount, paidAt };
      const confirms = after.state === "CONFIRMED" && before.state !== "CONFIRMED";
      return [
        { type: "payment.succeeded", payment },
        ...(confirms ? [{ type: "booking.confirmed" } as const] : []),
      ];
    }
    case "PAYMENT_DECLINED": {
      const { checkoutId, retryUntil } = event;
      return [{ type: "payment.failed", payment: { checkoutId, retryUntil } }];
    }
    case "DEADLINE_PASSED":
    case "HOLD_ENDED":
    case "CHECKOUT_EXPIRED":
      return !isOver(before.state) && isOver(after.state) ? [{ type: "booking.abandoned" }] : [];
    case "TIME_MOVED":
      return [{ type: "booking.moved" }];
    case "TIME_CANCELED":
    case "TIME_REJECTED":
    case "CANCEL_REQUESTED":
      // Of one that was canceled already only the date and what goes back change.
      return before.context.canceledAt === null ? [{ type: "booking.canceled" }] : [];
    case "SESSION_ENDED":
      return [{ type: "booking.completed" }];
    case "REFUND_SETTLED":
      return [{ type: "refund.settled", refund: refundIn(event) }];
    case "REFUND_FAILED":
      return [{ type: "refund.failed", refund: refundIn(event) }];
    case "DISPUTE_OPENED":
      return isOpenedBy(before.context, event)
        ? [{ type: "dispute.opened", dispute: disputeIn(after.context, event) }]
        : [];
    case "DISPUTE_CLOSED":
      return [{ type: "dispute.closed", dispute: disputeIn(after.context, event) }];
    case "CHECKOUT_REQUESTED":
    case "CHECKOUT_OPENED":
    case "CHECKOUT_NOT_OPENED":
    case "PAYMENT_PROCESSING":
    case "REFUND_WITHHELD":
    case "REFUND_WAIVED":
    case "REFUND_REQUESTED":
    case "SESSION_KEPT":
    case "NO_SHOW_MARKED":
    case "NO_SHOW_CLEARED":
    case "LETTER_DROPPED":
      return [];
  }
}

function isOver(state: BookingState): boolean {
  switch (state) {
    case "COMPLETED":
    case "ABANDONED":
    case "CANCELED":
    case "REFUNDED":
      return true;
    case "INITIATED":
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
    case "CONFIRMED":
      return false;
  }
}

type EventOf<Type extends BookingEvent["type"]> = Extract<BookingEvent, { type: Type }>;

function refundIn(event: EventOf<"REFUND_SETTLED" | "REFUND_FAILED">): PublishedRefund {
  const { refundId, paymentIntentId, amount, due } = event;
  return { refundId, paymentIntentId, amount, obligationNumber: due };
}

/** An inquiry that becomes a dispute is opened anew: now the money is taken. Another deadline opens nothing. */
function isOpenedBy({ disputes }: BookingContext, { disputeId, stage }: EventOf<"DISPUTE_OPENED">): boolean {
  const known = disputes.find((dispute) => dispute.disputeId === disputeId);
  return known === undefined || known.stage !== stage;
}

/** As it stands in the booking from now on. */
function disputeIn(
  { disputes }: BookingContext,
  event: EventOf<"DISPUTE_OPENED" | "DISPUTE_CLOSED">,
): BookingDispute {
  const { disputeId, paymentIntentId, amount } = event;
  const { status, stage, answerDueAt } = getDispute(disputes, disputeId);
  return { disputeId, paymentIntentId, amount, status, stage, answerDueAt };
}

function getDispute(disputes: BookingContext["disputes"], disputeId: string) {
  const dispute = disputes.find((one) => one.disputeId === disputeId);
  invariant(dispute !== undefined, "a dispute that was told of is recorded");
  return dispute;
}
