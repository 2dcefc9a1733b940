import type { Effect } from "../booking-effect.ts";
import type { BookingEvent } from "../booking-event.ts";
import type { BookingContext, BookingPayment, RefundObligation } from "../booking.ts";
import { refundableOf } from "../booking-money.ts";
import type { CheckoutId } from "../../values/ids.ts";
import { addMinutes, type Instant } from "../../values/instant.ts";
import { money, type Money } from "../../values/money.ts";

/** What Stripe knows and can tell of a booking in a random scenario. It never returns more than was paid, nor anything disputed. For tests. */

interface Refund {
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly due: number | null;
}

export class ScenarioStripe {
  /** Effects to open a checkout that are not carried out yet. */
  #toOpen = 0;
  readonly #checkouts = new Map<CheckoutId, "open" | "processing" | "over">();
  /** By id; those that failed are taken out. */
  readonly #refunds = new Map<string, Refund>();
  readonly #disputes = new Map<string, { readonly amount: Money; status: "open" | "won" | "lost" }>();
  /** Which refunds there were when a refund obligation was ordered, by its number. */
  readonly #madeBefore = new Map<number, ReadonlySet<string>>();
  readonly racedPayments = new Set<string>();

  /** What is left of a payment here, in minor units: nothing of it has gone back, and the bank has not taken it. */
  #leftMinor({ paymentIntentId, amount }: BookingPayment): number {
    const returned = [...this.#refunds.values()]
      .filter((refund) => refund.paymentIntentId === paymentIntentId)
      .reduce((sum, refund) => sum + refund.amount.amountMinor, 0);
    const dispute = this.#disputes.get(paymentIntentId);
    return amount.amountMinor - returned - (dispute?.status === "lost" ? dispute.amount.amountMinor : 0);
  }

  /** Everything that Stripe could tell next. */
  eventsOf(context: BookingContext, at: Instant, number: number): BookingEvent[] {
    return [
      ...this.#openings(at, number),
      ...[...this.#checkouts].flatMap(([checkoutId, status]) =>
        checkoutEvents(context, checkoutId, status, at),
      ),
      ...context.payments.flatMap((payment) => this.#paymentFacts(context, payment, at, number)),
      ...context.refundObligations.flatMap((obligation) => this.#debtFacts(context, obligation, at, number)),
      ...[...this.#refunds].map(([refundId, refund]): BookingEvent => ({
        type: "REFUND_FAILED",
        at,
        refundId,
        ...refund,
      })),
    ];
  }

  #openings(at: Instant, number: number): BookingEvent[] {
    if (this.#toOpen === 0) return [];
    const checkoutId = `cs_test_story_${number}` as const;
    const opened: BookingEvent = { type: "CHECKOUT_OPENED", at, checkoutId };
    // Mostly Stripe does open it.
    return [opened, opened, opened, { type: "CHECKOUT_NOT_OPENED", at }];
  }

  /** Disputes, and refunds made in the dashboard: of what is not promised, or of all that is still there. */
  #paymentFacts(
    context: BookingContext,
    payment: BookingPayment,
    at: Instant,
    number: number,
  ): BookingEvent[] {
    const { paymentIntentId, amount } = payment;
    const left = money(this.#leftMinor(payment), amount.currency);
    const known = this.#disputes.get(paymentIntentId);
    const dispute = { at, disputeId: `du_${paymentIntentId}`, paymentIntentId } as const;
    if (known?.status === "open") {
      return (["won", "lost"] as const).map((outcome) => ({
        type: "DISPUTE_CLOSED",
        ...dispute,
        amount: known.amount,
        outcome,
      }));
    }
    if (left.amountMinor <= 0) return [];
    const unpromised = Math.min(left.amountMinor, refundableOf(context, payment).amountMinor);
    const outside = [unpromised, Math.ceil(unpromised / 2), left.amountMinor].filter((minor) => minor > 0);
    return [
      ...(known === undefined
        ? [
            {
              type: "DISPUTE_OPENED" as const,
              ...dispute,
              amount: left,
              stage: "dispute" as const,
              answerDueAt: null,
            },
          ]
        : []),
      ...outside.map((minor): BookingEvent => ({
        type: "REFUND_SETTLED",
        at,
        refundId: `re_${number}`,
        paymentIntentId,
        amount: money(minor, amount.currency),
        due: null,
      })),
    ];
  }

  /** How the effect to return a refund obligation can end. */
  #debtFacts(
    context: BookingContext,
    obligation: RefundObligation,
    at: Instant,
    number: number,
  ): BookingEvent[] {
    const payment = context.payments.find((one) => one.paymentIntentId === obligation.paymentIntentId);
    const isDone = [...this.#refunds.values()].some((refund) => refund.due === obligation.number);
    if (payment === undefined || obligation.status !== "ordered" || isDone) return [];
    const elsewhere = [...this.#refunds]
      .filter(([, refund]) => refund.due === null && refund.paymentIntentId === obligation.paymentIntentId)
      .map(([refundId, { amount }]) => ({ refundId, amount }));
    const since = elsewhere.filter(
      ({ refundId }) => this.#madeBefore.get(obligation.number)?.has(refundId) !== true,
    );
    const dropped = (["waived", "settled_outside"] as const).map((becomes): BookingEvent => ({
      type: "LETTER_DROPPED",
      at,
      effectKey: `bkg_story:${number}:0`,
      due: obligation.number,
      becomes,
      restsOn: since,
      note: "",
    }));
    const dispute = this.#disputes.get(obligation.paymentIntentId)?.status;
    if (dispute === "open" || dispute === "lost")
      return [{ type: "REFUND_WITHHELD", at, due: obligation.number }];
    const left = this.#leftMinor(payment);
    if (left < obligation.amount.amountMinor) {
      const leaves = left > 0 ? money(left, obligation.amount.currency) : null;
      const restsOn = [...since, ...elsewhere.filter((refund) => !since.includes(refund))];
      return [{ type: "REFUND_WAIVED", at, due: obligation.number, leaves, restsOn }, ...dropped];
    }
    const refund = {
      at,
      refundId: `re_${number}`,
      paymentIntentId: obligation.paymentIntentId,
      amount: obligation.amount,
      due: obligation.number,
    };
    const settled: BookingEvent = { type: "REFUND_SETTLED", ...refund };
    return [settled, settled, { type: "REFUND_FAILED", ...refund }, ...dropped];
  }

  /** Takes in what happened, and what was ordered because of it. */
  remember(event: BookingEvent, effects: readonly Effect[], before: BookingContext): void {
    this.#toOpen += effects.filter(({ type }) => type === "openCheckout").length;
    this.#rememberCheckout(event);
    for (const effect of effects) {
      if (effect.type === "requestRefund")
        this.#madeBefore.set(effect.params.due, new Set(this.#refunds.keys()));
    }
    if (event.type === "REFUND_SETTLED") {
      const { paymentIntentId, amount, due: obligation } = event;
      if (obligation === null) this.#noteRace(before, event);
      this.#refunds.set(event.refundId, { paymentIntentId, amount, due: obligation });
    }
    if (event.type === "REFUND_FAILED") this.#refunds.delete(event.refundId);
    if (event.type === "DISPUTE_OPENED" || event.type === "DISPUTE_CLOSED") {
      const status = event.type === "DISPUTE_OPENED" ? "open" : event.outcome;
      this.#disputes.set(event.paymentIntentId, { amount: event.amount, status });
    }
  }

  #rememberCheckout(event: BookingEvent): void {
    if (event.type === "CHECKOUT_OPENED" || event.type === "CHECKOUT_NOT_OPENED") this.#toOpen -= 1;
    if (event.type === "CHECKOUT_OPENED") this.#checkouts.set(event.checkoutId, "open");
    if (event.type === "PAYMENT_PROCESSING") this.#checkouts.set(event.checkoutId, "processing");
    const isOver =
      event.type === "CHECKOUT_PAID" ||
      event.type === "CHECKOUT_EXPIRED" ||
      (event.type === "PAYMENT_DECLINED" && event.retryUntil !== null);
    if (isOver) this.#checkouts.set(event.checkoutId, "over");
  }

  #noteRace(before: BookingContext, refund: Refund): void {
    const payment = before.payments.find((one) => one.paymentIntentId === refund.paymentIntentId);
    if (payment === undefined || refund.amount.amountMinor > refundableOf(before, payment).amountMinor) {
      this.racedPayments.add(refund.paymentIntentId);
    }
  }
}

/** How a checkout can go on: paid, declined, processed, closed. */
function checkoutEvents(
  { price }: BookingContext,
  checkoutId: CheckoutId,
  status: "open" | "processing" | "over",
  at: Instant,
): BookingEvent[] {
  const paid = (amount: Money): BookingEvent => ({
    type: "CHECKOUT_PAID",
    at,
    checkoutId,
    paymentIntentId: `pi_${checkoutId}`,
    amount,
  });
  switch (status) {
    case "open":
      return [
        ...Array.from({ length: 8 }, () => paid(price)),
        paid(money(price.amountMinor + 100, price.currency)),
        { type: "PAYMENT_DECLINED", at, checkoutId, retryUntil: null },
        { type: "PAYMENT_PROCESSING", at, checkoutId, processingUntil: addMinutes(at, 6 * 24 * 60) },
        { type: "CHECKOUT_EXPIRED", at, checkoutId },
      ];
    case "processing":
      return [paid(price), { type: "PAYMENT_DECLINED", at, checkoutId, retryUntil: addMinutes(at, 12 * 60) }];
    case "over":
      return [];
  }
}
