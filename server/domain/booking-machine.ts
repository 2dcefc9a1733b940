import { and, setup } from "xstate";
import type { BookingEffect, News, RefundReason } from "./booking-effect.ts";
import type { BookingEvent } from "./booking-event.ts";
import {
  confirmedPaymentOf,
  openCheckoutOf,
  type BookingContext,
  type BookingState,
  type CheckoutFact,
  type PaymentFact,
} from "./booking.ts";
import { refundFor, refundShareAt } from "./cancellation-policy.ts";
import type { CheckoutId } from "./ids.ts";
import { addMinutes, type Instant } from "./instant.ts";
import { isFree, isSameMoney, type Money } from "./money.ts";

/** 24 h: how long a booking waits for a time to be picked. Calendly's single-use link may be opened much later than it was made. */
const INITIATED_MINUTES_MAX = 24 * 60;

type EventOf<Type extends BookingEvent["type"]> = Extract<BookingEvent, { type: Type }>;

function withCheckout(
  checkouts: readonly CheckoutFact[],
  checkoutId: CheckoutId,
  status: CheckoutFact["status"],
): readonly CheckoutFact[] {
  return [...checkouts.filter((checkout) => checkout.checkoutId !== checkoutId), { checkoutId, status }];
}

function withPayment(context: BookingContext, event: EventOf<"CHECKOUT_PAID">): Partial<BookingContext> {
  const payment: PaymentFact = {
    checkoutId: event.checkoutId,
    paymentIntentId: event.paymentIntentId,
    amount: event.amount,
    paidAt: event.at,
  };
  return {
    payments: [...context.payments, payment],
    checkouts: withCheckout(context.checkouts, event.checkoutId, "complete"),
  };
}

function isNewPayment(context: BookingContext, event: EventOf<"CHECKOUT_PAID">): boolean {
  return context.payments.every((payment) => payment.checkoutId !== event.checkoutId);
}

/** Our own cancellation of a group event would cancel everybody's seat, so only a time of one's own is ever released. */
function releasesTime(context: BookingContext): boolean {
  return context.time !== null && context.calendlyEventKind === "solo";
}

function sumMinor(amounts: readonly { amount: Money }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

function returnsEverything(context: BookingContext, event: EventOf<"REFUND_SETTLED">): boolean {
  const paidMinor = sumMinor(context.payments);
  return paidMinor > 0 && sumMinor(context.refunds) + event.amount.amountMinor >= paidMinor;
}

function orderRefund(payment: PaymentFact, amount: Money, reason: RefundReason): BookingEffect {
  return {
    type: "requestRefund",
    params: { checkoutId: payment.checkoutId, paymentIntentId: payment.paymentIntentId, amount, reason },
  };
}

function tellBoth(news: News, refund: Money | null): BookingEffect[] {
  return [
    { type: "tell", params: { audience: "client", news, refund } },
    { type: "tell", params: { audience: "builder", news, refund } },
  ];
}

/** What a cancellation orders: the checkout closed, the money due returned, the time released where the order is ours, both told. */
function cancellationEffects(
  context: BookingContext,
  event: EventOf<"CANCEL_REQUESTED" | "TIME_CANCELED">,
): BookingEffect[] {
  const effects: BookingEffect[] = [];
  const open = openCheckoutOf(context);
  if (open !== null) effects.push({ type: "expireCheckout", params: { checkoutId: open.checkoutId } });
  const due = refundDueAt(context, event.by, event.at);
  const payment = confirmedPaymentOf(context);
  if (payment !== null && due !== null && due.amountMinor > 0)
    effects.push(orderRefund(payment, due, "canceled"));
  if (event.type === "CANCEL_REQUESTED" && context.time !== null && releasesTime(context)) {
    effects.push({
      type: "releaseTime",
      params: { calendlyEventId: context.time.calendlyEventId, reason: "The booking was canceled." },
    });
  }
  return [...effects, ...tellBoth("canceled", due)];
}

/**
 * What goes back when this party cancels at this instant: by the frozen policy for the client, everything for anybody else.
 * Null when nothing was paid or no time is booked. Pure; the page quotes it before the button, the machine orders it.
 */
export function refundDueAt(
  context: BookingContext,
  by: EventOf<"CANCEL_REQUESTED">["by"],
  canceledAt: Instant,
): Money | null {
  const payment = confirmedPaymentOf(context);
  if (payment === null || context.time === null) return null;
  if (by !== "client") return payment.amount;
  return refundFor(
    context.cancellationPolicy,
    context.time.startsAt,
    canceledAt,
    payment.amount,
    context.refundCeilingBasisPoints,
  );
}

const machineSetup = setup({
  types: { context: {} as BookingContext, events: {} as BookingEvent, input: {} as BookingContext },
  guards: {
    isFree: ({ context }) => isFree(context.price),
    isPriced: ({ context }) => !isFree(context.price),
    deadlineHasPassed: ({ context, event }) =>
      event.type === "DEADLINE_PASSED" && event.at >= addMinutes(context.initiatedAt, INITIATED_MINUTES_MAX),
    /** A checkout may be asked for while the hold lasts. */
    holdLasts: ({ context, event }) => context.holdEndsAt !== null && event.at < context.holdEndsAt,
    holdHasEnded: ({ context, event }) => context.holdEndsAt !== null && event.at >= context.holdEndsAt,
    hasOpenCheckout: ({ context }) => openCheckoutOf(context) !== null,
    isNewPayment: ({ context, event }) => event.type === "CHECKOUT_PAID" && isNewPayment(context, event),
    paysThePrice: ({ context, event }) =>
      event.type === "CHECKOUT_PAID" &&
      isNewPayment(context, event) &&
      isSameMoney(event.amount, context.price),
    /** Only the checkout that can still be paid: an older one of the same booking says nothing about the hold. */
    closesTheOpenCheckout: ({ context, event }) =>
      event.type === "CHECKOUT_EXPIRED" && openCheckoutOf(context)?.checkoutId === event.checkoutId,
    isAnotherTime: ({ context, event }) =>
      event.type === "TIME_MOVED" &&
      context.time !== null &&
      context.time.calendlyInviteeUri !== event.time.calendlyInviteeUri,
    canReleaseTime: ({ context }) => context.time === null || releasesTime(context),
    sessionHasEnded: ({ context, event }) => context.time !== null && event.at >= context.time.endsAt,
    isNewRefund: ({ context, event }) =>
      event.type === "REFUND_SETTLED" &&
      context.refunds.every((refund) => refund.refundId !== event.refundId),
    returnsEverything: ({ context, event }) =>
      event.type === "REFUND_SETTLED" &&
      context.refunds.every((refund) => refund.refundId !== event.refundId) &&
      returnsEverything(context, event),
  },
  actions: {
    // Orders. The machine names them; `applyBookingEvent` writes them to the outbox; nothing runs here.
    openCheckout: (_, _params: Extract<BookingEffect, { type: "openCheckout" }>["params"]) => {},
    expireCheckout: (_, _params: Extract<BookingEffect, { type: "expireCheckout" }>["params"]) => {},
    releaseTime: (_, _params: Extract<BookingEffect, { type: "releaseTime" }>["params"]) => {},
    requestRefund: (_, _params: Extract<BookingEffect, { type: "requestRefund" }>["params"]) => {},
    tell: (_, _params: Extract<BookingEffect, { type: "tell" }>["params"]) => {},
  },
});

// Facts kept.
const keepTime = machineSetup.assign(({ event }) =>
  event.type === "TIME_BOOKED" ? { time: event.time, holdEndsAt: event.holdEndsAt } : {},
);
const keepPayment = machineSetup.assign(({ context, event }) =>
  event.type === "CHECKOUT_PAID" ? withPayment(context, event) : {},
);
const keepConfirmingPayment = machineSetup.assign(({ context, event }) =>
  event.type === "CHECKOUT_PAID"
    ? { ...withPayment(context, event), confirmedCheckoutId: event.checkoutId }
    : {},
);
const keepExpiry = machineSetup.assign(({ context, event }) =>
  event.type === "CHECKOUT_EXPIRED"
    ? { checkouts: withCheckout(context.checkouts, event.checkoutId, "expired") }
    : {},
);
const keepProcessing = machineSetup.assign(({ event }) =>
  event.type === "PAYMENT_PROCESSING" ? { holdEndsAt: event.processingUntil } : {},
);
const keepMove = machineSetup.assign(({ context, event }) => {
  if (event.type !== "TIME_MOVED" || context.time === null) return {};
  const share = refundShareAt(context.cancellationPolicy, context.time.startsAt, event.at);
  const ceiling = Math.min(share, context.refundCeilingBasisPoints ?? share);
  return {
    time: event.time,
    refundCeilingBasisPoints: event.by === "client" ? ceiling : context.refundCeilingBasisPoints,
  };
});
const keepCancellation = machineSetup.assign(({ event }) =>
  event.type === "CANCEL_REQUESTED" || event.type === "TIME_CANCELED"
    ? { canceledAt: event.at, canceledBy: event.by }
    : {},
);
const keepRefund = machineSetup.assign(({ context, event }) =>
  event.type === "REFUND_SETTLED"
    ? {
        refunds: [
          ...context.refunds,
          { refundId: event.refundId, paymentIntentId: event.paymentIntentId, amount: event.amount },
        ],
      }
    : {},
);

// Orders given, several at once where a fact asks for several.
const orderCheckout = machineSetup.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== "CHECKOUT_REQUESTED" || context.time === null) return;
  enqueue({
    type: "openCheckout",
    params: {
      price: context.price,
      expiresAt: event.checkoutExpiresAt,
      calendlyEventId: context.time.calendlyEventId,
      startsAt: context.time.startsAt,
      timeZone: event.timeZone,
    },
  });
});
const orderExpiry = machineSetup.enqueueActions(({ context, enqueue }) => {
  const open = openCheckoutOf(context);
  if (open !== null) enqueue({ type: "expireCheckout", params: { checkoutId: open.checkoutId } });
});
const orderRelease = machineSetup.enqueueActions(({ context, enqueue }) => {
  if (context.time === null || !releasesTime(context)) return;
  enqueue({
    type: "releaseTime",
    params: {
      calendlyEventId: context.time.calendlyEventId,
      reason: "The time was held for payment, and the payment did not come.",
    },
  });
});
const tellConfirmed = machineSetup.enqueueActions(({ enqueue }) => {
  for (const effect of tellBoth("confirmed", null)) if (effect.type === "tell") enqueue(effect);
});
const tellMoved = machineSetup.enqueueActions(({ enqueue }) => {
  for (const effect of tellBoth("moved", null)) if (effect.type === "tell") enqueue(effect);
});
const orderCancellation = machineSetup.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== "CANCEL_REQUESTED" && event.type !== "TIME_CANCELED") return;
  for (const effect of cancellationEffects(context, event)) enqueue(effect);
});
/** Money that must not stay: all of that one payment goes back, and the client is told. */
const returnPayment = (reason: RefundReason) =>
  machineSetup.enqueueActions(({ event, enqueue }) => {
    if (event.type !== "CHECKOUT_PAID") return;
    const payment = { ...event, paidAt: event.at };
    enqueue(orderRefund(payment, event.amount, reason));
    enqueue({ type: "tell", params: { audience: "client", news: "payment_returned", refund: event.amount } });
  });

const confirmedByPayment = {
  guard: "paysThePrice",
  target: "CONFIRMED",
  actions: [keepConfirmingPayment, tellConfirmed],
} as const;
const wrongPayment = {
  guard: "isNewPayment",
  actions: [keepPayment, returnPayment("wrong_amount")],
} as const;
const latePayment = { guard: "isNewPayment", actions: [keepPayment, returnPayment("late_payment")] } as const;
const secondPayment = {
  guard: "isNewPayment",
  actions: [keepPayment, returnPayment("second_payment")],
} as const;
const refundInFull = { guard: "returnsEverything", target: "REFUNDED", actions: [keepRefund] } as const;
const canceled = { target: "CANCELED", actions: [orderCancellation, keepCancellation] } as const;
const canceledByUs = { guard: "canReleaseTime", ...canceled } as const;
const moved = { guard: "isAnotherTime", actions: [keepMove] } as const;

/**
 * The life of a booking, for server and browser alike. Facts in, orders out: `transition(machine, snapshot, fact)` gives the next
 * snapshot and the effects as actions; nothing is executed, no clock is read. Ask `snapshot.can(fact)` first: XState answers
 * an illegal fact with the same snapshot and no word.
 */
export const bookingMachine = machineSetup.createMachine({
  id: "booking",
  initial: "INITIATED",
  context: ({ input }) => input,
  // A refund of a payment that does not stand for the session (or a part of one) is recorded and changes no state.
  on: { REFUND_SETTLED: { guard: "isNewRefund", actions: [keepRefund] } },
  states: {
    INITIATED: {
      on: {
        TIME_BOOKED: { target: "SCHEDULED", actions: [keepTime] },
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
        FREE_CONFIRMED: { guard: "isFree", target: "CONFIRMED", actions: [tellConfirmed] },
        HOLD_ENDED: { guard: "holdHasEnded", target: "ABANDONED", actions: [orderRelease] },
        TIME_MOVED: moved,
        TIME_CANCELED: canceled,
        CANCEL_REQUESTED: canceledByUs,
      },
    },
    PAYMENT_PENDING: {
      on: {
        CHECKOUT_PAID: [confirmedByPayment, wrongPayment],
        PAYMENT_DECLINED: { target: "PAYMENT_FAILED" },
        PAYMENT_PROCESSING: { actions: [keepProcessing] },
        CHECKOUT_NOT_OPENED: { target: "SCHEDULED" },
        HOLD_ENDED: { guard: and(["holdHasEnded", "hasOpenCheckout"]), actions: [orderExpiry] },
        CHECKOUT_EXPIRED: {
          guard: "closesTheOpenCheckout",
          target: "ABANDONED",
          actions: [keepExpiry, orderRelease],
        },
        TIME_MOVED: moved,
        TIME_CANCELED: canceled,
        CANCEL_REQUESTED: canceledByUs,
      },
    },
    PAYMENT_FAILED: {
      on: {
        CHECKOUT_PAID: [confirmedByPayment, wrongPayment],
        CHECKOUT_REQUESTED: [
          { guard: "hasOpenCheckout", target: "PAYMENT_PENDING" },
          { guard: "holdLasts", target: "PAYMENT_PENDING", actions: [orderCheckout] },
        ],
        HOLD_ENDED: { guard: and(["holdHasEnded", "hasOpenCheckout"]), actions: [orderExpiry] },
        CHECKOUT_EXPIRED: {
          guard: "closesTheOpenCheckout",
          target: "ABANDONED",
          actions: [keepExpiry, orderRelease],
        },
        TIME_MOVED: moved,
        TIME_CANCELED: canceled,
        CANCEL_REQUESTED: canceledByUs,
      },
    },
    CONFIRMED: {
      on: {
        CHECKOUT_PAID: secondPayment,
        SESSION_ENDED: { guard: "sessionHasEnded", target: "COMPLETED" },
        TIME_MOVED: { ...moved, actions: [keepMove, tellMoved] },
        TIME_CANCELED: canceled,
        CANCEL_REQUESTED: canceledByUs,
      },
    },
    COMPLETED: { on: { CHECKOUT_PAID: secondPayment, REFUND_SETTLED: refundInFull } },
    ABANDONED: { on: { CHECKOUT_PAID: latePayment, REFUND_SETTLED: refundInFull } },
    CANCELED: { on: { CHECKOUT_PAID: latePayment, REFUND_SETTLED: refundInFull } },
    REFUNDED: { on: { CHECKOUT_PAID: secondPayment } },
  },
});

/** A snapshot rebuilt from what the database (or a loader) says. Throws on a state the machine does not know. */
export function bookingSnapshot(state: BookingState, context: BookingContext) {
  return bookingMachine.resolveState({ value: state, context });
}

/**
 * The instant at which the sweeper must look at a booking again, and what it then says; null when time alone changes nothing.
 */
export function deadlineOf(state: BookingState, context: BookingContext): Instant | null {
  switch (state) {
    case "INITIATED":
      return addMinutes(context.initiatedAt, INITIATED_MINUTES_MAX);
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return context.holdEndsAt;
    case "CONFIRMED":
      return context.time?.endsAt ?? null;
    case "COMPLETED":
    case "ABANDONED":
    case "CANCELED":
    case "REFUNDED":
      return null;
  }
}

/** The fact that a passed deadline is, by state. Null where no deadline exists. */
export function deadlineEventOf(state: BookingState, at: Instant): BookingEvent | null {
  switch (state) {
    case "INITIATED":
      return { type: "DEADLINE_PASSED", at };
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return { type: "HOLD_ENDED", at };
    case "CONFIRMED":
      return { type: "SESSION_ENDED", at };
    case "COMPLETED":
    case "ABANDONED":
    case "CANCELED":
    case "REFUNDED":
      return null;
  }
}
