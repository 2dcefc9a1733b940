import { isDisputed } from "./booking-money.ts";
import { orderRefund, tellBoth, type Debts } from "./booking-orders.ts";
import type { BookingContext, DisputeFact, RefundDue } from "./booking.ts";
import { isUnderRules, type UnderRules } from "./machine-rules.ts";
import { money } from "./money.ts";
import { freeMinor, putAside } from "./put-aside-debts.ts";

/** Debts that wait for a bank: what becomes of them when it has decided. Pure. */

type Decided = Pick<DisputeFact, "disputeId" | "paymentIntentId" | "amount">;

/**
 * A dispute is decided. What the bank took need not go back any more: as much of the waiting debts, in their order, rests on its decision.
 * The rest is ordered, or waits on where another dispute of the same payment is open.
 */
export function settleByDispute(
  context: BookingContext,
  dispute: Decided & UnderRules & { readonly outcome: "won" | "lost" },
): Debts {
  const { paymentIntentId, outcome } = dispute;
  if (!isUnderRules(dispute, 2)) return settleWhole(context, paymentIntentId, outcome);
  const waiting = numbersOfWithheld(context, paymentIntentId);
  const settled = outcome === "lost" ? takenByBank(context, waiting, dispute) : context;
  return isDisputed(settled, dispute)
    ? { refundsDue: settled.refundsDue, effects: [] }
    : orderWithheld(settled, paymentIntentId);
}

/**
 * Stripe would not return a debt because of a dispute. Mostly the bank is still deciding, and it waits. But its decision may have
 * been told before Stripe's answer: then it comes to the same as when it is told after it. Where Stripe refuses what no bank has taken, a person
 * must send it by another way.
 */
export function withhold(
  context: BookingContext,
  { due: dueNumber, ...under }: UnderRules & { readonly due: number },
): Debts {
  const due = context.refundsDue.find(({ number }) => number === dueNumber);
  const refundsDue = withStatus(context, [dueNumber], "withheld");
  const disputes = context.disputes.filter(({ paymentIntentId }) => paymentIntentId === due?.paymentIntentId);
  if (due === undefined || disputes.length === 0 || disputes.some(({ status }) => status === "open")) {
    return { refundsDue, effects: [] };
  }
  const withheld = { ...context, refundsDue };
  const lost = disputes.filter(({ status }) => status === "lost");
  if (!isUnderRules(under, 2))
    return settleWhole(withheld, due.paymentIntentId, lost.length > 0 ? "lost" : "won");
  const settled = lost.reduce(
    (before, dispute) => takenByBank(before, numbersOfWithheld(before, due.paymentIntentId), dispute),
    withheld,
  );
  if (lost.length === 0 || settled !== withheld) return orderWithheld(settled, due.paymentIntentId);
  return {
    refundsDue: withStatus(context, [dueNumber], "failed"),
    effects: tellBoth("refund_failed", due.amount),
  };
}

function numbersOfWithheld({ refundsDue }: BookingContext, paymentIntentId: string): number[] {
  return refundsDue
    .filter((due) => due.status === "withheld" && due.paymentIntentId === paymentIntentId)
    .map(({ number }) => number);
}

/** The same context when the bank took nothing that counts towards these debts. */
function takenByBank(
  context: BookingContext,
  numbers: readonly number[],
  { disputeId, amount }: Decided,
): BookingContext {
  const taken = { refundId: disputeId, amount };
  return numbers.reduce((before, number) => {
    const due = before.refundsDue.find((one) => one.number === number);
    const part = due === undefined ? 0 : Math.min(due.amount.amountMinor, freeMinor(before, taken));
    if (due === undefined || part === 0) return before;
    const rest = due.amount.amountMinor - part;
    const leaves = rest === 0 ? null : money(rest, due.amount.currency);
    return { ...before, refundsDue: putAside(before, due, "waived", [taken], leaves, "taken") };
  }, context);
}

function orderWithheld(context: BookingContext, paymentIntentId: string): Debts {
  const numbers = numbersOfWithheld(context, paymentIntentId);
  const refundsDue = withStatus(context, numbers, "ordered");
  return {
    refundsDue,
    effects: refundsDue
      .filter(({ number }) => numbers.includes(number))
      .map((due) => orderRefund(context, due)),
  };
}

/** By older rules a lost dispute waived whatever waited for it, and a won one ordered it, whatever else was open. */
function settleWhole(context: BookingContext, paymentIntentId: string, outcome: "won" | "lost"): Debts {
  if (outcome === "won") return orderWithheld(context, paymentIntentId);
  return {
    refundsDue: withStatus(context, numbersOfWithheld(context, paymentIntentId), "waived"),
    effects: [],
  };
}

function withStatus(
  { refundsDue }: BookingContext,
  numbers: readonly number[],
  status: RefundDue["status"],
): readonly RefundDue[] {
  return refundsDue.map((due) => (numbers.includes(due.number) ? { ...due, status } : due));
}
