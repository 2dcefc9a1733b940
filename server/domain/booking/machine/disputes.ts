import { isDisputed } from "../booking-money.ts";
import type { BookingContext, BookingDispute, RefundObligation } from "../booking.ts";
import { isUnderRules, type UnderRules } from "./rules.ts";
import { money } from "../../values/money.ts";
import { coveredMinor, putAside } from "./put-aside-obligations.ts";
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

function openDispute(context: BookingContext, disputeId: string): BookingDispute | undefined {
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
  const dispute: BookingDispute = {
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

type Decided = Pick<BookingDispute, "disputeId" | "paymentIntentId" | "amount">;

/**
 * A dispute is decided. What a bank took is no longer owed: as much of the waiting obligations, in their sequence, rests on its decision, whether it was
 * taken by this one or by an earlier one that was lost before they waited (rule 3). The rest is requested, or waits on where another dispute of the same
 * payment is open.
 */
function settleByDispute(
  context: BookingContext,
  dispute: Decided & UnderRules & { readonly outcome: "won" | "lost" },
): Obligations {
  const { paymentIntentId, outcome } = dispute;
  if (!isUnderRules(dispute, 2)) return settleWhole(context, paymentIntentId, outcome);
  const lost = isUnderRules(dispute, 3)
    ? lostOf(context, paymentIntentId)
    : outcome === "lost"
      ? [dispute]
      : [];
  const settled = takenByBanks(context, lost, dispute);
  return isDisputed(settled, dispute)
    ? { refundObligations: settled.refundObligations, effects: [] }
    : requestWithheld(settled, paymentIntentId);
}

/**
 * Stripe would not carry out a refund because of a dispute. Mostly the bank is still deciding, and it waits. But the decision may be recorded before
 * Stripe's answer: the result is the same as in the other sequence. Where Stripe refuses although no bank has taken the money, a person must send it
 * in another way.
 */
function withhold(
  context: BookingContext,
  { due: obligationNumber, ...under }: UnderRules & { readonly due: number },
): Obligations {
  const obligation = context.refundObligations.find(({ number }) => number === obligationNumber);
  const refundObligations = withStatus(context, [obligationNumber], "withheld");
  const disputes = context.disputes.filter(
    ({ paymentIntentId }) => paymentIntentId === obligation?.paymentIntentId,
  );
  if (obligation === undefined || disputes.length === 0 || disputes.some(({ status }) => status === "open")) {
    return { refundObligations, effects: [] };
  }
  const withheld = { ...context, refundObligations };
  const lost = lostOf(context, obligation.paymentIntentId);
  if (!isUnderRules(under, 2))
    return settleWhole(withheld, obligation.paymentIntentId, lost.length > 0 ? "lost" : "won");
  const settled = takenByBanks(withheld, lost, under);
  if (lost.length === 0 || settled !== withheld) return requestWithheld(settled, obligation.paymentIntentId);
  return {
    refundObligations: withStatus(context, [obligationNumber], "failed"),
    effects: notifyBoth("refund_failed", obligation.amount),
  };
}

function numbersOfWithheld({ refundObligations }: BookingContext, paymentIntentId: string): number[] {
  return refundObligations
    .filter(
      (obligation) => obligation.status === "withheld" && obligation.paymentIntentId === paymentIntentId,
    )
    .map(({ number }) => number);
}

function lostOf({ disputes }: BookingContext, paymentIntentId: string): BookingDispute[] {
  return disputes.filter((one) => one.paymentIntentId === paymentIntentId && one.status === "lost");
}

/** What waits, after what was taken by each of these lost disputes. The same context when nothing of it counts towards what waits. */
function takenByBanks(context: BookingContext, lost: readonly Decided[], under: UnderRules): BookingContext {
  return lost.reduce(
    (before, dispute) =>
      takenByBank(before, numbersOfWithheld(before, dispute.paymentIntentId), dispute, under),
    context,
  );
}

/** The same context when the bank took nothing that counts towards these obligations. */
function takenByBank(
  context: BookingContext,
  numbers: readonly number[],
  { disputeId, amount }: Decided,
  under: UnderRules,
): BookingContext {
  const taken = { refunds: [{ refundId: disputeId, amount }], how: "taken", under } as const;
  return numbers.reduce((before, number) => {
    const obligation = before.refundObligations.find((one) => one.number === number);
    const part = obligation === undefined ? 0 : coveredMinor(before, obligation, taken);
    if (obligation === undefined || part === 0) return before;
    const rest = obligation.amount.amountMinor - part;
    const leaves = rest === 0 ? null : money(rest, obligation.amount.currency);
    return {
      ...before,
      refundObligations: putAside(before, obligation, { status: "waived", leaves, ...taken }),
    };
  }, context);
}

function requestWithheld(context: BookingContext, paymentIntentId: string): Obligations {
  const numbers = numbersOfWithheld(context, paymentIntentId);
  const refundObligations = withStatus(context, numbers, "ordered");
  return {
    refundObligations,
    effects: refundObligations
      .filter(({ number }) => numbers.includes(number))
      .map((obligation) => refundOf(context, obligation)),
  };
}

/** By older rules a lost dispute waived all waiting obligations, and a won one requested them, whatever other disputes were open. */
function settleWhole(context: BookingContext, paymentIntentId: string, outcome: "won" | "lost"): Obligations {
  if (outcome === "won") return requestWithheld(context, paymentIntentId);
  return {
    refundObligations: withStatus(context, numbersOfWithheld(context, paymentIntentId), "waived"),
    effects: [],
  };
}

function withStatus(
  { refundObligations }: BookingContext,
  numbers: readonly number[],
  status: RefundObligation["status"],
): readonly RefundObligation[] {
  return refundObligations.map((obligation) =>
    numbers.includes(obligation.number) ? { ...obligation, status } : obligation,
  );
}
