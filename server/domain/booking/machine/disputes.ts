import { isDisputed } from "../booking-money.ts";
import type { BookingContext, DisputeFact, RefundDue } from "../booking.ts";
import { isUnderRules, type UnderRules } from "./rules.ts";
import { money } from "../../values/money.ts";
import { freeMinor, putAside } from "../put-aside-debts.ts";
import { notifyBoth, notifyBuilder } from "./notifications.ts";
import { refundOf } from "./refunds.ts";
import { record, request, settle, when, type Obligations } from "./setup.ts";

/** Disputes at the payer's bank, and the refund obligations that wait for its decision. */

function hasPayment(
  context: BookingContext,
  { paymentIntentId }: { readonly paymentIntentId: string },
): boolean {
  return context.payments.some((payment) => payment.paymentIntentId === paymentIntentId);
}

function openDispute(context: BookingContext, disputeId: string): DisputeFact | undefined {
  return context.disputes.find((dispute) => dispute.disputeId === disputeId && dispute.status === "open");
}

export const disputeGuards = {
  isNewDispute: when(
    ["DISPUTE_OPENED"],
    (context, event) =>
      hasPayment(context, event) &&
      context.disputes.every((dispute) => dispute.disputeId !== event.disputeId),
  ),
  /** The bank had only asked, and has now taken the money. */
  becomesADispute: when(
    ["DISPUTE_OPENED"],
    (context, { disputeId, stage }) =>
      stage === "dispute" && openDispute(context, disputeId)?.stage === "inquiry",
  ),
  /** The bank has asked a second time, and gives another time to answer. */
  hasAnotherDeadline: when(["DISPUTE_OPENED"], (context, { disputeId, answerDueAt }) => {
    const known = openDispute(context, disputeId);
    return known !== undefined && known.answerDueAt !== answerDueAt;
  }),
  isUndecided: when(
    ["DISPUTE_CLOSED"],
    (context, event) =>
      hasPayment(context, event) &&
      context.disputes.every((dispute) => dispute.disputeId !== event.disputeId || dispute.status === "open"),
  ),
};

export const recordDispute = record(["DISPUTE_OPENED", "DISPUTE_CLOSED"], (context, event) => {
  const { disputeId, paymentIntentId, amount } = event;
  const isOpen = event.type === "DISPUTE_OPENED";
  const known = context.disputes.find((dispute) => dispute.disputeId === disputeId);
  const dispute: DisputeFact = {
    disputeId,
    paymentIntentId,
    amount,
    status: isOpen ? "open" : event.outcome,
    stage: isOpen ? event.stage : (known?.stage ?? "dispute"),
    answerDueAt: isOpen ? event.answerDueAt : null,
  };
  return { disputes: [...context.disputes.filter((one) => one !== known), dispute] };
});
export const notifyDisputed = request(["DISPUTE_OPENED"], (_, { amount }) => [
  notifyBuilder("dispute_opened", amount),
]);
export const notifyDecided = request(["DISPUTE_CLOSED"], (_, { outcome, amount }) => [
  notifyBuilder(outcome === "won" ? "dispute_won" : "dispute_lost", amount),
]);

export const settleDispute = settle(["DISPUTE_CLOSED"], settleByDispute);
export const withholdRefund = settle(["REFUND_WITHHELD"], withhold);

type Decided = Pick<DisputeFact, "disputeId" | "paymentIntentId" | "amount">;

/**
 * A dispute is decided. What the bank took need not go back any more: as much of the waiting obligations, in their sequence, rests on its decision.
 * The rest is requested, or waits on where another dispute of the same payment is open.
 */
function settleByDispute(
  context: BookingContext,
  dispute: Decided & UnderRules & { readonly outcome: "won" | "lost" },
): Obligations {
  const { paymentIntentId, outcome } = dispute;
  if (!isUnderRules(dispute, 2)) return settleWhole(context, paymentIntentId, outcome);
  const waiting = numbersOfWithheld(context, paymentIntentId);
  const settled = outcome === "lost" ? takenByBank(context, waiting, dispute) : context;
  return isDisputed(settled, dispute)
    ? { refundsDue: settled.refundsDue, effects: [] }
    : requestWithheld(settled, paymentIntentId);
}

/**
 * Stripe would not carry out a refund because of a dispute. Mostly the bank is still deciding, and it waits. But its decision may have
 * been told before Stripe's answer: then it comes to the same as when it is told after it. Where Stripe refuses what no bank has taken, a person
 * must send it by another way.
 */
function withhold(
  context: BookingContext,
  { due: dueNumber, ...under }: UnderRules & { readonly due: number },
): Obligations {
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
  if (lost.length === 0 || settled !== withheld) return requestWithheld(settled, due.paymentIntentId);
  return {
    refundsDue: withStatus(context, [dueNumber], "failed"),
    effects: notifyBoth("refund_failed", due.amount),
  };
}

function numbersOfWithheld({ refundsDue }: BookingContext, paymentIntentId: string): number[] {
  return refundsDue
    .filter((due) => due.status === "withheld" && due.paymentIntentId === paymentIntentId)
    .map(({ number }) => number);
}

/** The same context when the bank took nothing that counts towards these obligations. */
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

function requestWithheld(context: BookingContext, paymentIntentId: string): Obligations {
  const numbers = numbersOfWithheld(context, paymentIntentId);
  const refundsDue = withStatus(context, numbers, "ordered");
  return {
    refundsDue,
    effects: refundsDue.filter(({ number }) => numbers.includes(number)).map((due) => refundOf(context, due)),
  };
}

/** By older rules a lost dispute waived whatever waited for it, and a won one requested it, whatever else was open. */
function settleWhole(context: BookingContext, paymentIntentId: string, outcome: "won" | "lost"): Obligations {
  if (outcome === "won") return requestWithheld(context, paymentIntentId);
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
