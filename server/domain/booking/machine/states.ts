import { and, not } from "xstate";
import type { BookingContext, BookingState } from "../booking.ts";
import {
  cancellationGuards,
  carryOutCancellation,
  recordCancellation,
  returnByPolicy,
} from "./cancellations.ts";
import {
  disputeGuards,
  notifyDecided,
  notifyDisputed,
  recordDispute,
  settleDispute,
  withholdRefund,
} from "./disputes.ts";
import {
  notifyConfirmed,
  notifyDelayedFailure,
  notifyProcessing,
  paymentGuards,
  recordCompletion,
  recordConfirmingPayment,
  recordDelayedFailure,
  recordExpiry,
  recordOpened,
  recordPayment,
  recordProcessing,
  recordRetryTime,
  requestCheckout,
  requestExpiry,
  requestExpiryOfOpened,
  requestExpiryOfOthers,
  returnPayment,
} from "./payments.ts";
import {
  addObligationAnew,
  askBuilder,
  grantRefund,
  notifyKept,
  notifyRefundFailed,
  notifyReturned,
  recordAnswer,
  recordDropped,
  recordRefund,
  recordRefundFailure,
  recordWaived,
  refundGuards,
} from "./refunds.ts";
import { bookingSetup } from "./setup.ts";
import {
  clearNoShow,
  endHold,
  notifyMoved,
  notifyTooSlow,
  recordMove,
  recordNoShow,
  recordTime,
  requestRelease,
  requestReminder,
  timeGuards,
} from "./time.ts";

/*
 * The table. A row reads: in this state, on this event, if this guard holds, go there, and do that. Guards and actions stand by subject beside
 * this file: time, payments, cancellations, refunds, disputes.
 */

const confirmedByPayment = {
  guard: "paysThePrice",
  target: "CONFIRMED",
  actions: [recordConfirmingPayment, notifyConfirmed, requestExpiryOfOthers],
} as const;
const wrongPayment = {
  guard: "isNewPayment",
  target: "PAYMENT_FAILED",
  actions: [recordPayment, returnPayment("wrong_amount")],
} as const;
const latePayment = {
  guard: "isNewPayment",
  actions: [recordPayment, returnPayment("late_payment")],
} as const;
const secondPayment = {
  guard: "isNewPayment",
  actions: [recordPayment, returnPayment("second_payment")],
} as const;
const paymentBeforeTheCancellation = {
  guard: "paidBeforeTheCancellation",
  actions: [recordConfirmingPayment, returnByPolicy],
} as const;
/**
 * A booking that is over is `REFUNDED` exactly while nothing of what was paid is kept, whichever came first: its end or the money's return. An
 * eventless transition, so that no row can omit it.
 */
const nothingIsKept = { guard: "everythingIsReturned", target: "REFUNDED" } as const;
/** Money is kept again, or still: the booking is in the state that it had before its refund. */
const somethingIsKept = [
  { guard: and([not("everythingIsReturned"), "wasCanceled"]), target: "CANCELED" },
  { guard: and([not("everythingIsReturned"), not("wasConfirmed")]), target: "ABANDONED" },
  { guard: not("everythingIsReturned"), target: "COMPLETED" },
] as const;
const canceled = { target: "CANCELED", actions: [carryOutCancellation, recordCancellation] } as const;
const canceledByUs = { guard: "canReleaseTime", ...canceled } as const;
/** What Calendly and people do to a time while it is held unpaid. */
const whileUnpaid = {
  TIME_MOVED: { guard: "isAnotherTime", actions: [recordMove] },
  TIME_CANCELED: canceled,
  TIME_REJECTED: canceled,
  CANCEL_REQUESTED: canceledByUs,
} as const;
/** The same for a confirmed session: only before its start, whenever we learn of it. */
const canceledInTime = { ...canceled, guard: "isBeforeTheStart" } as const;
const canceledInTimeByUs = { ...canceled, guard: and(["canReleaseTime", "isBeforeTheStart"]) } as const;
/** Another session than was bought: what counts is when it was booked. */
const rejectedInTime = { ...canceled, guard: "isRejectedInTime" } as const;
/** It stays over: what this cancellation still requires is refunded, and both are notified. */
const recordedCancellation = { actions: canceled.actions } as const;
const refundFailure = {
  guard: "isRefundOfOurs",
  actions: [recordRefundFailure, addObligationAnew, notifyRefundFailed],
} as const;
const processing = {
  guard: "beginsToProcess",
  target: "PAYMENT_PENDING",
  actions: [recordProcessing, notifyProcessing],
} as const;
const delayedFailure = {
  guard: "isDelayedFailure",
  target: "PAYMENT_FAILED",
  actions: [recordDelayedFailure, recordRetryTime, notifyDelayedFailure],
} as const;
/** Only Stripe knows whether money came in time: while a checkout can be paid, its expiry is requested, and Stripe's answer is the event. */
const holdEnd = [
  { guard: and(["holdHasEnded", "hasOpenCheckout"]), actions: [requestExpiry] },
  {
    guard: and(["holdHasEnded", "isStillProcessing"]),
    target: "ABANDONED",
    actions: [requestRelease, notifyTooSlow],
  },
  { guard: "holdHasEnded", target: "ABANDONED", actions: [requestRelease] },
] as const;
const checkoutEnd = {
  guard: "closesTheOpenCheckout",
  target: "ABANDONED",
  actions: [recordExpiry, endHold, requestRelease],
} as const;

/** What Stripe and time do to a checkout while it can be paid. */
const whilePayable = {
  CHECKOUT_OPENED: { guard: "isNewCheckout", actions: [recordOpened] },
  CHECKOUT_PAID: [confirmedByPayment, wrongPayment],
  PAYMENT_PROCESSING: processing,
  CHECKOUT_EXPIRED: checkoutEnd,
  HOLD_ENDED: holdEnd,
} as const;
const noShow = {
  NO_SHOW_MARKED: { guard: "isNotMarked", actions: [recordNoShow] },
  NO_SHOW_CLEARED: { guard: "isMarked", actions: [clearNoShow] },
} as const;
const movedBeforeTheStart = {
  guard: and(["isAnotherTime", "isBeforeTheStart"]),
  actions: [recordMove, notifyMoved],
} as const;
/** Recorded in every state, without changing it. */
const recordedInEveryState = {
  CHECKOUT_OPENED: { guard: "isNewCheckout", actions: [recordOpened, requestExpiryOfOpened] },
  CHECKOUT_EXPIRED: { guard: "closesAnOpenCheckout", actions: [recordExpiry] },
  PAYMENT_PROCESSING: { guard: "beginsToProcess", actions: [recordCompletion] },
  PAYMENT_DECLINED: { guard: "isDelayedFailure", actions: [recordDelayedFailure] },
  REFUND_SETTLED: { guard: "isNewRefund", actions: [recordRefund, notifyReturned] },
  REFUND_FAILED: refundFailure,
  REFUND_WITHHELD: { guard: "isOrdered", actions: [withholdRefund] },
  REFUND_WAIVED: { guard: "canBePutAside", actions: [recordWaived] },
  REFUND_REQUESTED: { guard: "canBeRefunded", actions: [grantRefund] },
  DISPUTE_OPENED: [
    { guard: "isNewDispute", actions: [recordDispute, notifyDisputed] },
    { guard: "becomesADispute", actions: [recordDispute, notifyDisputed] },
    { guard: "hasAnotherDeadline", actions: [recordDispute] },
  ],
  DISPUTE_CLOSED: { guard: "isUndecided", actions: [recordDispute, settleDispute, notifyDecided] },
  LETTER_DROPPED: { actions: [recordDropped] },
} as const;

/**
 * The life of a booking, for server and browser alike. Events in, effects out: `transition(machine, snapshot, event)` gives the next snapshot and the
 * effects as actions; nothing is executed, no clock is read. Ask `snapshot.can(event)` first: XState silently answers an illegal event with the same
 * snapshot.
 */
export const bookingMachine = bookingSetup
  .extend({
    guards: { ...timeGuards, ...paymentGuards, ...cancellationGuards, ...refundGuards, ...disputeGuards },
  })
  .createMachine({
    id: "booking",
    initial: "INITIATED",
    context: ({ input }) => input,
    on: recordedInEveryState,
    states: {
      INITIATED: {
        on: {
          TIME_BOOKED: { target: "SCHEDULED", actions: [recordTime, requestReminder] },
          TIME_REJECTED: canceled,
          DEADLINE_PASSED: { guard: "deadlineHasPassed", target: "ABANDONED" },
          CANCEL_REQUESTED: { target: "CANCELED", actions: [recordCancellation] },
        },
      },
      SCHEDULED: {
        on: {
          CHECKOUT_REQUESTED: {
            guard: and(["isPriced", "holdLasts"]),
            target: "PAYMENT_PENDING",
            actions: [requestCheckout],
          },
          // Stripe had opened a checkout after all, and it was paid before it could be closed.
          CHECKOUT_PAID: [confirmedByPayment, { guard: "isNewPayment", actions: wrongPayment.actions }],
          FREE_CONFIRMED: { guard: "isFree", target: "CONFIRMED", actions: [notifyConfirmed] },
          HOLD_ENDED: { guard: "holdHasEnded", target: "ABANDONED", actions: [requestRelease] },
          ...whileUnpaid,
        },
      },
      PAYMENT_PENDING: {
        on: {
          ...whilePayable,
          PAYMENT_DECLINED: [delayedFailure, { guard: "isCardDecline", target: "PAYMENT_FAILED" }],
          CHECKOUT_NOT_OPENED: { target: "SCHEDULED" },
          ...whileUnpaid,
        },
      },
      PAYMENT_FAILED: {
        on: {
          ...whilePayable,
          CHECKOUT_REQUESTED: [
            { guard: "hasOpenCheckout", target: "PAYMENT_PENDING" },
            { guard: "holdLasts", target: "PAYMENT_PENDING", actions: [requestCheckout] },
          ],
          PAYMENT_DECLINED: delayedFailure,
          ...whileUnpaid,
        },
      },
      CONFIRMED: {
        on: {
          CHECKOUT_PAID: secondPayment,
          REFUND_SETTLED: { guard: "isRefundedOutside", actions: [recordRefund, askBuilder, notifyReturned] },
          SESSION_KEPT: {
            guard: "awaitsAnAnswer",
            actions: [recordAnswer, notifyKept],
          },
          SESSION_ENDED: { guard: "sessionHasEnded", target: "COMPLETED" },
          ...noShow,
          TIME_MOVED: movedBeforeTheStart,
          TIME_CANCELED: canceledInTime,
          TIME_REJECTED: rejectedInTime,
          CANCEL_REQUESTED: canceledInTimeByUs,
        },
      },
      COMPLETED: {
        always: nothingIsKept,
        on: {
          CHECKOUT_PAID: secondPayment,
          ...noShow,
          // Learned after the end: it was canceled or moved in time.
          TIME_CANCELED: canceledInTime,
          TIME_REJECTED: rejectedInTime,
          TIME_MOVED: { ...movedBeforeTheStart, target: "CONFIRMED" },
        },
      },
      ABANDONED: {
        always: nothingIsKept,
        on: {
          CHECKOUT_PAID: latePayment,
          // Learned after the hold: it was canceled while it was held.
          TIME_CANCELED: { guard: "isWhileHeld", ...canceled },
          TIME_REJECTED: { guard: "isRejectedWhileHeld", ...canceled },
        },
      },
      CANCELED: {
        always: nothingIsKept,
        on: {
          CHECKOUT_PAID: [paymentBeforeTheCancellation, latePayment],
          // It had been canceled at Calendly before, and more goes back by that.
          TIME_CANCELED: { guard: "wasCanceledBefore", ...recordedCancellation },
          TIME_REJECTED: { guard: "wasRejectedBefore", ...recordedCancellation },
        },
      },
      REFUNDED: {
        always: somethingIsKept,
        on: {
          CHECKOUT_PAID: [paymentBeforeTheCancellation, secondPayment],
          // Learned after the refund: it was canceled or moved in time.
          TIME_CANCELED: [
            { ...recordedCancellation, guard: and([not("wasConfirmed"), not("wasCanceled"), "isWhileHeld"]) },
            { ...recordedCancellation, guard: and(["wasConfirmed", not("wasCanceled"), "isBeforeTheStart"]) },
            { ...recordedCancellation, guard: "wasCanceledBefore" },
          ],
          TIME_REJECTED: [
            {
              ...recordedCancellation,
              guard: and([not("wasConfirmed"), not("wasCanceled"), "isRejectedWhileHeld"]),
            },
            { ...recordedCancellation, guard: and(["wasConfirmed", not("wasCanceled"), "isRejectedInTime"]) },
            { ...recordedCancellation, guard: "wasRejectedBefore" },
          ],
          // It took place, whatever was refunded.
          NO_SHOW_MARKED: {
            guard: and(["wasConfirmed", not("wasCanceled"), "isNotMarked"]),
            actions: [recordNoShow],
          },
          NO_SHOW_CLEARED: {
            guard: and(["wasConfirmed", not("wasCanceled"), "isMarked"]),
            actions: [clearNoShow],
          },
          TIME_MOVED: {
            guard: and(["wasConfirmed", not("wasCanceled"), "isAnotherTime", "isBeforeTheStart"]),
            target: "CONFIRMED",
            actions: [recordMove, notifyMoved],
          },
          // It has gone back in another way since.
          REFUND_FAILED: [
            { guard: and(["isRefundOfOurs", "isReturnedAllTheSame"]), actions: [recordRefundFailure] },
            refundFailure,
          ],
        },
      },
    },
  });

/** A snapshot rebuilt from what the database (or a loader) says. Throws on a state the machine does not know. */
export function bookingSnapshot(state: BookingState, context: BookingContext) {
  return bookingMachine.resolveState({ value: state, context });
}
