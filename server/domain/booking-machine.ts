import { and, not } from "xstate";
import type { BookingContext, BookingState } from "./booking.ts";
import {
  askBuilder,
  dropNoShow,
  endHold,
  grantRefund,
  keepAnswer,
  keepCancellation,
  keepCompletion,
  keepConfirmingPayment,
  keepDelayedFailure,
  keepDispute,
  keepDropped,
  keepExpiry,
  keepMove,
  keepNoShow,
  keepNothing,
  keepOpened,
  keepPayment,
  keepProcessing,
  keepRefund,
  keepRefundFailure,
  keepRetryTime,
  keepTime,
  keepWaived,
  orderCancellation,
  orderCheckout,
  orderExpiry,
  orderExpiryOfOpened,
  orderExpiryOfOthers,
  orderRelease,
  orderReminder,
  oweAnew,
  returnByPolicy,
  returnPayment,
  settleDispute,
  tellConfirmed,
  tellDecided,
  tellDelayedFailure,
  tellDisputed,
  tellKept,
  tellMoved,
  tellProcessing,
  tellRefundFailed,
  tellReturned,
  tellTooSlow,
  withholdRefund,
} from "./booking-machine-actions.ts";
import { machineSetup } from "./booking-machine-setup.ts";

const confirmedByPayment = {
  guard: "paysThePrice",
  target: "CONFIRMED",
  actions: [keepConfirmingPayment, tellConfirmed, orderExpiryOfOthers],
} as const;
const wrongPayment = {
  guard: "isNewPayment",
  target: "PAYMENT_FAILED",
  actions: [keepPayment, returnPayment("wrong_amount")],
} as const;
const latePayment = { guard: "isNewPayment", actions: [keepPayment, returnPayment("late_payment")] } as const;
const secondPayment = {
  guard: "isNewPayment",
  actions: [keepPayment, returnPayment("second_payment")],
} as const;
const paymentBeforeTheCancellation = {
  guard: "paidBeforeTheCancellation",
  actions: [keepConfirmingPayment, returnByPolicy],
} as const;
/**
 * A booking that is over is `REFUNDED` exactly while nothing of what was paid is kept, whichever came first: its end or the money's return.
 * Without an event of its own, so that no entry can forget it.
 */
const nothingIsKept = { guard: "everythingIsReturned", target: "REFUNDED" } as const;
/** Money is here again, or still: the booking is what it was before its money's return. */
const somethingIsKept = [
  { guard: and([not("everythingIsReturned"), "wasCanceled"]), target: "CANCELED" },
  { guard: and([not("everythingIsReturned"), not("wasConfirmed")]), target: "ABANDONED" },
  { guard: not("everythingIsReturned"), target: "COMPLETED" },
] as const;
const canceled = { target: "CANCELED", actions: [orderCancellation, keepCancellation] } as const;
const canceledByUs = { guard: "canReleaseTime", ...canceled } as const;
/** The same of a session that was on: only before its start, whenever the news comes. */
const canceledInTime = { ...canceled, guard: "isBeforeTheStart" } as const;
const canceledInTimeByUs = { ...canceled, guard: and(["canReleaseTime", "isBeforeTheStart"]) } as const;
/** Another session than was bought: what counts is when it was booked. */
const rejectedInTime = { ...canceled, guard: "isRejectedInTime" } as const;
/** It stays over: what is due by this cancellation and has not gone back yet goes back, and both are told. */
const recordedCancellation = { actions: canceled.actions } as const;
const refundFailure = {
  guard: "isRefundOfOurs",
  actions: [keepRefundFailure, oweAnew, tellRefundFailed],
} as const;
const moved = { guard: "isAnotherTime", actions: [keepMove] } as const;
const processing = {
  guard: "beginsToProcess",
  target: "PAYMENT_PENDING",
  actions: [keepProcessing, tellProcessing],
} as const;
const delayedFailure = {
  guard: "isDelayedFailure",
  target: "PAYMENT_FAILED",
  actions: [keepDelayedFailure, keepRetryTime, tellDelayedFailure],
} as const;
const openedInTime = { guard: "isNewCheckout", actions: [keepOpened] } as const;
/** Whether money came in time, only Stripe can say: while a checkout can be paid, its expiry is asked for and its answer is the fact. */
const holdEnd = [
  { guard: and(["holdHasEnded", "hasOpenCheckout"]), actions: [orderExpiry] },
  {
    guard: and(["holdHasEnded", "isStillProcessing"]),
    target: "ABANDONED",
    actions: [orderRelease, tellTooSlow],
  },
  { guard: "holdHasEnded", target: "ABANDONED", actions: [orderRelease] },
] as const;
const checkoutEnd = {
  guard: "closesTheOpenCheckout",
  target: "ABANDONED",
  actions: [keepExpiry, endHold, orderRelease],
} as const;

/**
 * The life of a booking, for server and browser alike. Facts in, orders out: `transition(machine, snapshot, fact)` gives the next
 * snapshot and the effects as actions; nothing is executed, no clock is read. Ask `snapshot.can(fact)` first: XState answers
 * an illegal fact with the same snapshot and no word.
 */
export const bookingMachine = machineSetup.createMachine({
  id: "booking",
  initial: "INITIATED",
  context: ({ input }) => input,
  // Money and paper: recorded wherever the booking stands, and changing no state.
  on: {
    CHECKOUT_OPENED: { guard: "isNewCheckout", actions: [keepOpened, orderExpiryOfOpened] },
    CHECKOUT_EXPIRED: { guard: "closesAnOpenCheckout", actions: [keepExpiry] },
    PAYMENT_PROCESSING: { guard: "beginsToProcess", actions: [keepCompletion] },
    PAYMENT_DECLINED: { guard: "isDelayedFailure", actions: [keepDelayedFailure] },
    REFUND_SETTLED: { guard: "isNewRefund", actions: [keepRefund, tellReturned] },
    REFUND_FAILED: refundFailure,
    REFUND_WITHHELD: { guard: "isOrdered", actions: [withholdRefund] },
    REFUND_WAIVED: { guard: "canBePutAside", actions: [keepWaived] },
    REFUND_REQUESTED: { guard: "canBeRefunded", actions: [grantRefund] },
    DISPUTE_OPENED: [
      { guard: "isNewDispute", actions: [keepDispute, tellDisputed] },
      { guard: "becomesADispute", actions: [keepDispute, tellDisputed] },
      { guard: "hasAnotherDeadline", actions: [keepDispute] },
    ],
    DISPUTE_CLOSED: { guard: "isUndecided", actions: [keepDispute, settleDispute, tellDecided] },
    LETTER_RETRIED: { actions: [keepNothing] },
    LETTER_DROPPED: { actions: [keepDropped] },
  },
  states: {
    INITIATED: {
      on: {
        TIME_BOOKED: { target: "SCHEDULED", actions: [keepTime, orderReminder] },
        TIME_REJECTED: canceled,
        DEADLINE_PASSED: { guard: "deadlineHasPassed", target: "ABANDONED" },
        CANCEL_REQUESTED: { target: "CANCELED", actions: [keepCancellation] },
      },
    },
    SCHEDULED: {
      on: {
        CHECKOUT_REQUESTED: {
          guard: and(["isPriced", "holdLasts"]),
          target: "PAYMENT_PENDING",
          actions: [orderCheckout],
        },
        // Stripe had opened a checkout after all, and it was paid before it could be closed.
        CHECKOUT_PAID: [confirmedByPayment, { guard: "isNewPayment", actions: wrongPayment.actions }],
        FREE_CONFIRMED: { guard: "isFree", target: "CONFIRMED", actions: [tellConfirmed] },
        HOLD_ENDED: { guard: "holdHasEnded", target: "ABANDONED", actions: [orderRelease] },
        TIME_MOVED: moved,
        TIME_CANCELED: canceled,
        TIME_REJECTED: canceled,
        CANCEL_REQUESTED: canceledByUs,
      },
    },
    PAYMENT_PENDING: {
      on: {
        CHECKOUT_OPENED: openedInTime,
        CHECKOUT_PAID: [confirmedByPayment, wrongPayment],
        PAYMENT_DECLINED: [delayedFailure, { guard: "isCardDecline", target: "PAYMENT_FAILED" }],
        PAYMENT_PROCESSING: processing,
        CHECKOUT_NOT_OPENED: { target: "SCHEDULED" },
        HOLD_ENDED: holdEnd,
        CHECKOUT_EXPIRED: checkoutEnd,
        TIME_MOVED: moved,
        TIME_CANCELED: canceled,
        TIME_REJECTED: canceled,
        CANCEL_REQUESTED: canceledByUs,
      },
    },
    PAYMENT_FAILED: {
      on: {
        CHECKOUT_OPENED: openedInTime,
        CHECKOUT_PAID: [confirmedByPayment, wrongPayment],
        CHECKOUT_REQUESTED: [
          { guard: "hasOpenCheckout", target: "PAYMENT_PENDING" },
          { guard: "holdLasts", target: "PAYMENT_PENDING", actions: [orderCheckout] },
        ],
        PAYMENT_DECLINED: delayedFailure,
        PAYMENT_PROCESSING: processing,
        HOLD_ENDED: holdEnd,
        CHECKOUT_EXPIRED: checkoutEnd,
        TIME_MOVED: moved,
        TIME_CANCELED: canceled,
        TIME_REJECTED: canceled,
        CANCEL_REQUESTED: canceledByUs,
      },
    },
    CONFIRMED: {
      on: {
        CHECKOUT_PAID: secondPayment,
        REFUND_SETTLED: { guard: "isRefundedOutside", actions: [keepRefund, askBuilder, tellReturned] },
        SESSION_KEPT: {
          guard: "awaitsAnAnswer",
          actions: [keepAnswer, tellKept],
        },
        SESSION_ENDED: { guard: "sessionHasEnded", target: "COMPLETED" },
        NO_SHOW_MARKED: {
          guard: "isNotMarked",
          actions: [keepNoShow],
        },
        NO_SHOW_CLEARED: {
          guard: "isMarked",
          actions: [dropNoShow],
        },
        TIME_MOVED: {
          guard: and(["isAnotherTime", "isBeforeTheStart"]),
          actions: [keepMove, tellMoved],
        },
        TIME_CANCELED: canceledInTime,
        TIME_REJECTED: rejectedInTime,
        CANCEL_REQUESTED: canceledInTimeByUs,
      },
    },
    COMPLETED: {
      always: nothingIsKept,
      on: {
        CHECKOUT_PAID: secondPayment,
        NO_SHOW_MARKED: {
          guard: "isNotMarked",
          actions: [keepNoShow],
        },
        NO_SHOW_CLEARED: {
          guard: "isMarked",
          actions: [dropNoShow],
        },
        // News that came after the end: it was canceled or moved in time.
        TIME_CANCELED: canceledInTime,
        TIME_REJECTED: rejectedInTime,
        TIME_MOVED: {
          guard: and(["isAnotherTime", "isBeforeTheStart"]),
          target: "CONFIRMED",
          actions: [keepMove, tellMoved],
        },
      },
    },
    ABANDONED: {
      always: nothingIsKept,
      on: {
        CHECKOUT_PAID: latePayment,
        // News that came after the hold: it was canceled while it was held.
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
        // News that came after the money's return: it was canceled or moved in time.
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
        // It took place, whatever was given back for it.
        NO_SHOW_MARKED: {
          guard: and(["wasConfirmed", not("wasCanceled"), "isNotMarked"]),
          actions: [keepNoShow],
        },
        NO_SHOW_CLEARED: {
          guard: and(["wasConfirmed", not("wasCanceled"), "isMarked"]),
          actions: [dropNoShow],
        },
        TIME_MOVED: {
          guard: and(["wasConfirmed", not("wasCanceled"), "isAnotherTime", "isBeforeTheStart"]),
          target: "CONFIRMED",
          actions: [keepMove, tellMoved],
        },
        // It has gone back by another way since.
        REFUND_FAILED: [
          { guard: and(["isRefundOfOurs", "isReturnedAllTheSame"]), actions: [keepRefundFailure] },
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
