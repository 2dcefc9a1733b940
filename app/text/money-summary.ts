import { refundableOf } from "../../server/domain/booking/booking-money.ts";
import {
  confirmedPaymentOf,
  processingCheckoutOf,
  type BookingContext,
  type BookingDispute,
  type RefundObligation,
  type RefundReason,
} from "../../server/domain/booking/booking.ts";
import { formatMoney } from "../../server/domain/values/money.ts";
import type { BookingOnPage } from "../page-data.ts";

type RefundStatus = BookingOnPage["refunds"][number]["status"];

/** Who reads it. `who` is the other side's name. */
export interface MoneyReader {
  readonly side: "client" | "builder";
  readonly who: string;
}

interface Persons {
  /** "You have" and "Casey has": the client, as the subject of a sentence. */
  readonly paid: string;
  readonly toClient: string;
  readonly theirBank: string;
  readonly isClient: boolean;
  readonly who: string;
}

function personsOf({ side, who }: MoneyReader): Persons {
  return side === "client"
    ? { paid: "You paid", toClient: "to you", theirBank: "your bank", isClient: true, who }
    : { paid: `${who} paid`, toClient: `to ${who}`, theirBank: "the bank", isClient: false, who };
}

/** What happened to the money, sentence by sentence; never empty. "Returned" is said only of money that has arrived. */
export function moneySummaryOf(
  { context, refunds, deadObligations }: Pick<BookingOnPage, "context" | "refunds" | "deadObligations">,
  reader: MoneyReader,
): string[] {
  const persons = personsOf(reader);
  if (context.payments.length === 0) {
    return [
      processingCheckoutOf(context) === null
        ? "Nothing was charged."
        : `A payment of ${formatMoney(context.price)} is on its way and has not arrived yet.`,
    ];
  }
  return [
    `${persons.paid} ${context.payments.map(({ amount }) => formatMoney(amount)).join(" and ")}.`,
    ...context.refundObligations.map((obligation) =>
      sentenceOfObligation(
        obligation,
        refunds,
        context,
        obligationStageOf(obligation, { refunds, deadObligations }) === "dead",
        persons,
      ),
    ),
    ...refunds
      .filter(({ due: obligation }) => obligation === null)
      .map((refund) => sentenceOfOther(refund, persons)),
    ...context.disputes.map((dispute) => sentenceOfDispute(dispute, persons)),
    ...keptWords(context, persons),
  ];
}

/** Why it goes back, at the head of the sentence; empty where the page has said so already. */
function whyOf(reason: RefundReason, { isClient, who }: Persons): string {
  switch (reason) {
    case "canceled":
    case "again":
      return "";
    case "late_payment":
      return "The payment came after the time was released. ";
    case "second_payment":
      return "The session was paid for twice. ";
    case "wrong_amount":
      return "The payment was not the price of this session. ";
    case "goodwill":
      return isClient ? `${who} decided to give money back. ` : "You decided to give money back. ";
    case "builder_no_show":
      return isClient ? `${who} did not come. ` : "You said that you did not come. ";
  }
}

/** How far a refund obligation has come, as the reader may know it. A booking's status words and its summary both use it, so that they agree. */
type ObligationStage = "asked" | "dead" | "for_the_bank" | "at_the_bank" | "needs_the_client" | "ended";

/** What is known beside the refund obligations: Stripe's status of each refund, and which effects are dead letters. */
export type RefundDetails = Pick<BookingOnPage, "refunds" | "deadObligations">;

/** "At the bank" only after Stripe has accepted the refund; where a page has read no refunds, "asked for". */
export function obligationStageOf(
  { number, status }: Pick<RefundObligation, "number" | "status">,
  { refunds, deadObligations }: RefundDetails,
): ObligationStage {
  if (status === "withheld") return "for_the_bank";
  if (status !== "ordered") return "ended";
  switch (refunds.findLast(({ due: obligation }) => obligation === number)?.status ?? null) {
    case null:
      return deadObligations.includes(number) ? "dead" : "asked";
    case "pending":
      return "at_the_bank";
    case "requires_action":
      return "needs_the_client";
    case "succeeded":
    case "failed":
    case "canceled":
      return "ended";
  }
}

function sentenceOfObligation(
  obligation: RefundObligation,
  refunds: BookingOnPage["refunds"],
  context: BookingContext,
  isDead: boolean,
  persons: Persons,
): string {
  const { toClient, theirBank, isClient } = persons;
  const refund = refunds.findLast((one) => one.due === obligation.number);
  // Less than the obligation when a part of it had gone back in another way.
  const amount = formatMoney(refund?.amount ?? obligation.amount);
  const why = whyOf(obligation.reason, persons);
  const made = refund?.status ?? null;
  switch (obligation.status) {
    case "ordered":
      if (made !== null) return why + wayOf(made, amount, persons);
      return (
        why +
        (isDead
          ? failedRefundSentence(amount, persons)
          : `We are asking Stripe to return ${amount} ${toClient}.`)
      );
    case "settled":
      return `${why}${amount} has gone back to where it came from. ${capital(theirBank)} may show it a few days later.`;
    case "withheld":
      return `${why}${amount} is to go back ${toClient}; ${theirBank} is deciding about this payment first, and until then nothing can be returned.`;
    case "failed":
      return why + failureOf(obligation, made, context, persons);
    case "settled_outside":
      return isClient
        ? `${why}${amount} was returned to you in another way than it came.`
        : `${why}${amount} was returned ${toClient} outside Stripe.`;
    case "waived":
      return isClient
        ? `${why}${amount} is no longer ours to refund: it was returned in another way.`
        : `${why}${amount} is no longer owed: it was returned in another way.`;
  }
}

/** Stripe has refused the refund for good: nothing goes on by itself. */
function failedRefundSentence(amount: string, { isClient, who }: Persons): string {
  return isClient
    ? `You are owed ${amount}. Stripe has not returned it yet, and a person is on it. We write to you when it is done.`
    : `${who} is owed ${amount}. Stripe has not returned it, and the operator sees to it.`;
}

function wayOf(status: RefundStatus, amount: string, persons: Persons): string {
  const { toClient, theirBank, isClient } = persons;
  switch (status) {
    case "pending":
      return `${amount} is on its way back ${toClient}. Banks usually take five to ten days.`;
    case "requires_action":
      return `${amount} is to go back, and ${theirBank} asks for something first. Stripe has written ${isClient ? "to you" : "to the client"} about it.`;
    case "succeeded":
      return `${amount} has gone back to where it came from. ${capital(theirBank)} may show it a few days later.`;
    case "failed":
    case "canceled":
      return `${amount} did not arrive.`;
  }
}

function failureOf(
  obligation: RefundObligation,
  made: RefundStatus | null,
  { refundObligations }: BookingContext,
  { toClient, theirBank, isClient }: Persons,
): string {
  const amount = formatMoney(obligation.amount);
  const what =
    made === "canceled"
      ? `A refund of ${amount} was canceled.`
      : `${amount} could not be returned the usual way: ${theirBank} did not take it.`;
  const isRepeated = refundObligations.some(
    ({ reason, paymentIntentId, number }) =>
      reason === "again" && paymentIntentId === obligation.paymentIntentId && number > obligation.number,
  );
  if (isRepeated) return `${what} It was tried again.`;
  return isClient
    ? `${what} It is still owed ${toClient}. We will write to you and settle it.`
    : `${what} It is still owed ${toClient}. The operator sends it again, or settles it in another way.`;
}

/** A refund that was made outside of our app. */
function sentenceOfOther({ amount, status }: BookingOnPage["refunds"][number], persons: Persons): string {
  const where = persons.isClient ? "" : ", from Stripe’s dashboard";
  const sum = `${formatMoney(amount)}${where},`;
  switch (status) {
    case "pending":
    case "requires_action":
    case "succeeded":
      return wayOf(status, persons.isClient ? formatMoney(amount) : sum, persons);
    case "failed":
      return `A refund of ${persons.isClient ? formatMoney(amount) : sum} did not arrive: ${persons.theirBank} did not take it.`;
    case "canceled":
      return `A refund of ${persons.isClient ? formatMoney(amount) : sum} was canceled.`;
  }
}

function sentenceOfDispute({ amount, status, stage }: BookingDispute, { isClient, who }: Persons): string {
  const sum = formatMoney(amount);
  if (stage === "inquiry" && status !== "lost") return sentenceOfInquiry(sum, status, isClient, who);
  switch (status) {
    case "open":
      return isClient
        ? `You have asked your bank for ${sum} back. Your bank decides, which can take weeks; we return nothing on top meanwhile.`
        : `${who} has asked their bank for ${sum} back. Stripe has taken the amount until the bank has decided.`;
    case "won":
      return isClient
        ? `Your bank has decided about ${sum}: the payment stands.`
        : `The bank has decided about ${sum} for you: the payment stands.`;
    case "lost":
      return isClient
        ? `Your bank has given ${sum} back to you.`
        : `The bank has decided for ${who}: ${sum} has gone back to them.`;
  }
}

/** A bank that only asks has taken nothing. */
function sentenceOfInquiry(sum: string, status: "open" | "won", isClient: boolean, who: string): string {
  if (status === "won") return `The bank’s question about ${sum} is settled.`;
  return isClient
    ? `Your bank asks about ${sum}, and has moved nothing so far. What we return meanwhile goes back to you as always.`
    : `The bank of ${who} asks about ${sum}, and has taken nothing so far.`;
}

/** What stays with the builder after a cancellation, and by what right. */
function keptWords(context: BookingContext, { isClient, who }: Persons): string[] {
  const payment = confirmedPaymentOf(context);
  if (payment === null || context.canceledAt === null || context.canceledBy !== "client") return [];
  const kept = refundableOf(context, payment);
  if (kept.amountMinor === 0 || context.refundObligations.some(({ status }) => status === "failed"))
    return [];
  const isAll = kept.amountMinor === payment.amount.amountMinor;
  if (isAll) return ["By the cancellation policy, nothing comes back."];
  return [
    `By the cancellation policy, ${formatMoney(kept)} ${isClient ? `stays with ${who}` : "stays with you"}.`,
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
