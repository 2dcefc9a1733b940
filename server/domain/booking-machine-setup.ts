import { setup } from "xstate";
import { INITIATED_MINUTES_MAX } from "./booking-deadline.ts";
import type { BookingEffect } from "./booking-effect.ts";
import type { BookingEvent } from "./booking-event.ts";
import {
  isDisputed,
  isPaidBefore,
  isRefundedOutside,
  refundableOf,
  returnsMoreBy,
  isEverythingReturned,
} from "./booking-money.ts";
import { isRestedOn } from "./put-aside-debts.ts";
import { releasesTime, type Debts } from "./booking-orders.ts";
import {
  openCheckoutOf,
  openCheckoutsOf,
  processingCheckoutOf,
  type BookingContext,
  type CheckoutFact,
  type RefundDue,
} from "./booking.ts";
import type { CheckoutId } from "./ids.ts";
import { addMinutes } from "./instant.ts";
import { isUnderRules, type UnderRules } from "./machine-rules.ts";
import { isFree, isSameMoney } from "./money.ts";

/** What the booking machine asks (guards) and orders (actions without a body), and how facts are kept and debts written down. */

export type EventOf<Type extends BookingEvent["type"]> = Extract<BookingEvent, { type: Type }> & UnderRules;

function statusOf({ checkouts }: BookingContext, checkoutId: CheckoutId): CheckoutFact["status"] | null {
  return checkouts.find((checkout) => checkout.checkoutId === checkoutId)?.status ?? null;
}

function isNewPayment(context: BookingContext, event: EventOf<"CHECKOUT_PAID">): boolean {
  return context.payments.every((payment) => payment.checkoutId !== event.checkoutId);
}

function dueStatus(context: BookingContext, number: number | null): RefundDue["status"] | null {
  return context.refundsDue.find((due) => due.number === number)?.status ?? null;
}

function hasPayment(
  context: BookingContext,
  { paymentIntentId }: { readonly paymentIntentId: string },
): boolean {
  return context.payments.some((payment) => payment.paymentIntentId === paymentIntentId);
}

function knowsRefund(context: BookingContext, refundId: string): boolean {
  return context.refunds.some((refund) => refund.refundId === refundId);
}

/** As if a refund that had seemed to arrive had never been made. */
export function withoutRefund(context: BookingContext, refundId: string): BookingContext {
  return { ...context, refunds: context.refunds.filter((refund) => refund.refundId !== refundId) };
}

function canBeRefunded(context: BookingContext, event: EventOf<"REFUND_REQUESTED">): boolean {
  const payment = context.payments.find((one) => one.paymentIntentId === event.paymentIntentId);
  if (payment === undefined || isDisputed(context, payment)) return false;
  const left = refundableOf(context, payment);
  const isNew = context.refundsDue.every((due) => due.requestId !== event.requestId);
  const { amountMinor, currency } = event.amount;
  return isNew && amountMinor > 0 && amountMinor <= left.amountMinor && currency === left.currency;
}

/** 2 min: two clocks that are kept right differ by seconds. */
export const CLOCK_SKEW_MINUTES = 2;

export const machineSetup = setup({
  types: {
    context: {} as BookingContext,
    events: {} as BookingEvent & UnderRules,
    input: {} as BookingContext,
  },
  guards: {
    isFree: ({ context }) => isFree(context.price),
    isPriced: ({ context }) => !isFree(context.price),
    deadlineHasPassed: ({ context, event }) =>
      event.type === "DEADLINE_PASSED" && event.at >= addMinutes(context.initiatedAt, INITIATED_MINUTES_MAX),
    /** A checkout may be asked for while the hold lasts. */
    holdLasts: ({ context, event }) => context.holdEndsAt !== null && event.at < context.holdEndsAt,
    holdHasEnded: ({ context, event }) => context.holdEndsAt !== null && event.at >= context.holdEndsAt,
    hasOpenCheckout: ({ context }) => openCheckoutOf(context) !== null,
    /** Its delayed payment did not arrive while the time could be kept. */
    isStillProcessing: ({ context }) => processingCheckoutOf(context) !== null,
    isNewCheckout: ({ context, event }) =>
      event.type === "CHECKOUT_OPENED" && statusOf(context, event.checkoutId) === null,
    isNewPayment: ({ context, event }) => event.type === "CHECKOUT_PAID" && isNewPayment(context, event),
    paysThePrice: ({ context, event }) =>
      event.type === "CHECKOUT_PAID" &&
      isNewPayment(context, event) &&
      isSameMoney(event.amount, context.price),
    /** Money that came before the cancellation, and is heard of after it: it stands for the session that was canceled. */
    paidBeforeTheCancellation: ({ context, event }) =>
      event.type === "CHECKOUT_PAID" &&
      isNewPayment(context, event) &&
      isSameMoney(event.amount, context.price) &&
      context.confirmedCheckoutId === null &&
      context.time !== null &&
      context.canceledAt !== null &&
      // Told before they gave it up that nothing was charged, the client gets all of it back.
      context.cancellationQuotedAt === null &&
      isPaidBefore({ paidAt: event.at }, context.canceledAt),
    /** Told again, it must not give the payment more time. */
    beginsToProcess: ({ context, event }) => {
      const status = event.type === "PAYMENT_PROCESSING" ? statusOf(context, event.checkoutId) : "complete";
      return status === null || status === "open";
    },
    /** A card of the checkout that can still be paid. */
    isCardDecline: ({ context, event }) =>
      event.type === "PAYMENT_DECLINED" &&
      event.retryUntil === null &&
      [null, "open"].includes(statusOf(context, event.checkoutId)),
    /** A checkout that was paid does not fail any more. */
    isDelayedFailure: ({ context, event }) =>
      event.type === "PAYMENT_DECLINED" &&
      event.retryUntil !== null &&
      statusOf(context, event.checkoutId) !== "expired" &&
      context.payments.every((payment) => payment.checkoutId !== event.checkoutId),
    /** The last one that could bring money: while another can be paid, or is being paid, its end says nothing about the hold. */
    closesTheOpenCheckout: ({ context, event }) =>
      event.type === "CHECKOUT_EXPIRED" &&
      openCheckoutsOf(context).length === 1 &&
      openCheckoutOf(context)?.checkoutId === event.checkoutId &&
      processingCheckoutOf(context) === null,
    closesAnOpenCheckout: ({ context, event }) =>
      event.type === "CHECKOUT_EXPIRED" && statusOf(context, event.checkoutId) === "open",
    isAnotherTime: ({ context, event }) =>
      event.type === "TIME_MOVED" &&
      context.time !== null &&
      context.time.calendlyInviteeUri !== event.time.calendlyInviteeUri &&
      [null, context.time.calendlyInviteeUri].includes(event.fromInviteeUri),
    canReleaseTime: ({ context }) => context.time === null || releasesTime(context),
    /** What happened before the start counts, however late the news of it comes. */
    isBeforeTheStart: ({ context, event }) => context.time !== null && event.at < context.time.startsAt,
    /** By older rules a rejected time was dated by when we heard of it, and always counted. */
    isRejectedInTime: ({ context, event }) =>
      event.type === "TIME_REJECTED" &&
      (!isUnderRules(event, 2) || (context.time !== null && event.at < context.time.startsAt)),
    /** While a time was waited for, or held. No release of ours books another time, so the clocks need no allowance. */
    isRejectedWhileHeld: ({ context, event }) => {
      if (event.type !== "TIME_REJECTED") return false;
      const end =
        context.time === null ? addMinutes(context.initiatedAt, INITIATED_MINUTES_MAX) : context.holdEndsAt;
      return end !== null && event.at < end;
    },
    /** What the host made another session, and was then canceled before we had heard of that: it had ended by then. */
    wasRejectedBefore: ({ context, event }) =>
      event.type === "TIME_REJECTED" &&
      context.canceledAt !== null &&
      event.at < context.canceledAt &&
      returnsMoreBy(context, "unknown", event.at),
    /** By a clock of Calendly's that may be behind ours, our own release of the time can look as if the host had canceled just before. */
    isWhileHeld: ({ context, event }) => {
      if (event.type !== "TIME_CANCELED" || context.time === null || context.holdEndsAt === null)
        return false;
      return addMinutes(event.at, event.by === "client" ? 0 : CLOCK_SKEW_MINUTES) < context.holdEndsAt;
    },
    /** Of two cancellations the first counts. As far as the clocks can tell, and only if the client gets more by it. */
    wasCanceledBefore: ({ context, event }) =>
      event.type === "TIME_CANCELED" &&
      context.canceledAt !== null &&
      addMinutes(event.at, CLOCK_SKEW_MINUTES) < context.canceledAt &&
      returnsMoreBy(context, event.by, event.at),
    sessionHasEnded: ({ context, event }) => context.time !== null && event.at >= context.time.endsAt,
    isNewRefund: ({ context, event }) =>
      event.type === "REFUND_SETTLED" && !knowsRefund(context, event.refundId),
    /** Everything that was paid has gone back; false where nothing was paid. */
    everythingIsReturned: ({ context }) => isEverythingReturned(context),
    isRefundedOutside: ({ context, event }) =>
      event.type === "REFUND_SETTLED" &&
      !knowsRefund(context, event.refundId) &&
      isRefundedOutside("CONFIRMED", { ...context, refunds: [...context.refunds, event] }),
    /** A refund that had arrived, one that we wait for, or one because of which a debt was put aside. */
    isRefundOfOurs: ({ context, event }) =>
      event.type === "REFUND_FAILED" &&
      (knowsRefund(context, event.refundId) ||
        isRestedOn(context, event.refundId) ||
        dueStatus(context, event.due) === "ordered"),
    isReturnedAllTheSame: ({ context, event }) =>
      event.type === "REFUND_FAILED" && isEverythingReturned(withoutRefund(context, event.refundId)),
    isOrdered: ({ context, event }) =>
      event.type === "REFUND_WITHHELD" && dueStatus(context, event.due) === "ordered",
    /** As long as something of it is left, and it is more than what is left now. */
    canBePutAside: ({ context, event }) => {
      if (event.type !== "REFUND_WAIVED") return false;
      const due = context.refundsDue.find(({ number }) => number === event.due);
      if (due?.status !== "ordered") return false;
      const leftMinor = event.leaves?.amountMinor;
      return leftMinor === undefined || (leftMinor > 0 && leftMinor < due.amount.amountMinor);
    },
    canBeRefunded: ({ context, event }) => event.type === "REFUND_REQUESTED" && canBeRefunded(context, event),
    isNewDispute: ({ context, event }) =>
      event.type === "DISPUTE_OPENED" &&
      hasPayment(context, event) &&
      context.disputes.every((dispute) => dispute.disputeId !== event.disputeId),
    /** The bank had only asked, and has now taken the money. */
    becomesADispute: ({ context, event }) =>
      event.type === "DISPUTE_OPENED" &&
      event.stage === "dispute" &&
      context.disputes.some(
        ({ disputeId, status, stage }) =>
          disputeId === event.disputeId && status === "open" && stage === "inquiry",
      ),
    /** The bank has asked a second time, and gives another time to answer. */
    hasAnotherDeadline: ({ context, event }) =>
      event.type === "DISPUTE_OPENED" &&
      context.disputes.some(
        ({ disputeId, status, answerDueAt }) =>
          disputeId === event.disputeId && status === "open" && answerDueAt !== event.answerDueAt,
      ),
    isUndecided: ({ context, event }) =>
      event.type === "DISPUTE_CLOSED" &&
      hasPayment(context, event) &&
      context.disputes.every((dispute) => dispute.disputeId !== event.disputeId || dispute.status === "open"),
    awaitsAnAnswer: ({ context }) => isRefundedOutside("CONFIRMED", context),
    isNotMarked: ({ context }) => context.noShowAt === null,
    isMarked: ({ context }) => context.noShowAt !== null,
    wasCanceled: ({ context }) => context.canceledAt !== null,
    wasConfirmed: ({ context }) => context.confirmedCheckoutId !== null,
  },
  actions: {
    // Orders. The machine names them; `applyBookingEvent` writes them to the outbox; nothing runs here.
    openCheckout: (_, _params: Extract<BookingEffect, { type: "openCheckout" }>["params"]) => {},
    expireCheckout: (_, _params: Extract<BookingEffect, { type: "expireCheckout" }>["params"]) => {},
    releaseTime: (_, _params: Extract<BookingEffect, { type: "releaseTime" }>["params"]) => {},
    requestRefund: (_, _params: Extract<BookingEffect, { type: "requestRefund" }>["params"]) => {},
    remindToPay: (_, _params: Extract<BookingEffect, { type: "remindToPay" }>["params"]) => {},
    tell: (_, _params: Extract<BookingEffect, { type: "tell" }>["params"]) => {},
  },
});

/** Keeps facts: what the event says becomes part of the context. Nothing for any other event. */
export function keep<Type extends BookingEvent["type"]>(
  type: Type,
  change: (context: BookingContext, event: EventOf<Type>) => Partial<BookingContext>,
) {
  return machineSetup.assign(({ context, event }) =>
    event.type === type ? change(context, event as EventOf<Type>) : {},
  );
}

/** Gives orders, several at once where a fact asks for several. */
export function order<Type extends BookingEvent["type"]>(
  types: readonly Type[],
  effectsOf: (context: BookingContext, event: EventOf<Type>) => readonly BookingEffect[],
) {
  return machineSetup.enqueueActions(({ context, event, enqueue }) => {
    if (!(types as readonly string[]).includes(event.type)) return;
    for (const effect of effectsOf(context, event as EventOf<Type>)) enqueue(effect);
  });
}

/** Writes debts down and gives the orders that go with them. */
export function settle<Type extends BookingEvent["type"]>(
  types: readonly Type[],
  debtsOf: (context: BookingContext, event: EventOf<Type>) => Debts,
) {
  return machineSetup.enqueueActions(({ context, event, enqueue }) => {
    if (!(types as readonly string[]).includes(event.type)) return;
    const { refundsDue, effects } = debtsOf(context, event as EventOf<Type>);
    enqueue.assign({ refundsDue });
    for (const effect of effects) enqueue(effect);
  });
}
