import { refundableOf } from "../../server/domain/booking/booking-money.ts";
import {
  confirmedPaymentOf,
  processingCheckoutOf,
  type BookingContext,
  type BookingDispute,
  type RefundObligation,
} from "../../server/domain/booking/booking.ts";
import { moneySummary } from "../../server/domain/text/en/booking/money-summary.ts";
import { formatList, formatMoney } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn, type Text } from "../../server/domain/text/place.ts";
import type { Money } from "../../server/domain/values/money.ts";
import type { BookingOnPage } from "../page-data.ts";

type RefundStatus = BookingOnPage["refunds"][number]["status"];

/** Who reads it. `who` is the other side's name. */
export interface MoneyReader {
  readonly side: "client" | "builder";
  readonly who: string;
}

/** How sentences are said to the reader. */
interface Speech {
  readonly t: Text<(typeof moneySummary)["english"]>;
  readonly reader: MoneyReader["side"];
  readonly who: string;
  readonly in: (amount: Money) => string;
}

/** What happened to the money, sentence by sentence; never empty. "Returned" is said only of money that has arrived. */
export function moneySummaryOf(
  { context, refunds, deadObligations }: Pick<BookingOnPage, "context" | "refunds" | "deadObligations">,
  { side: reader, who }: MoneyReader,
  language: Language,
): string[] {
  const t = textIn(moneySummary, language);
  const inWords = (amount: Money) => formatMoney(amount, language);
  const speech: Speech = { t, reader, who, in: inWords };
  if (context.payments.length === 0) {
    return [
      processingCheckoutOf(context) === null
        ? t("nothingCharged")
        : t("onItsWay", { amount: inWords(context.price) }),
    ];
  }
  const amounts = formatList(
    context.payments.map(({ amount }) => inWords(amount)),
    language,
  );
  return [
    t("paid", { reader, who, amounts }),
    ...context.refundObligations.map((obligation) =>
      sentencesOfObligation(
        obligation,
        refunds,
        context,
        obligationStageOf(obligation, { refunds, deadObligations }) === "dead",
        speech,
      ),
    ),
    ...refunds
      .filter(({ due: obligation }) => obligation === null)
      .map((refund) => sentenceOfOther(refund, speech)),
    ...context.disputes.map((dispute) => sentenceOfDispute(dispute, speech)),
    ...keptWords(context, speech),
  ];
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

/** What becomes of the money, and before it why it goes back, unless the page has said so already. */
function sentencesOfObligation(
  obligation: RefundObligation,
  refunds: BookingOnPage["refunds"],
  context: BookingContext,
  isDead: boolean,
  speech: Speech,
): string {
  const { t, reader, who } = speech;
  const refund = refunds.findLast((one) => one.due === obligation.number);
  const made = refund?.status ?? null;
  // Less than the obligation when a part of it had gone back in another way.
  const amount = speech.in(refund?.amount ?? obligation.amount);
  const what = () => {
    switch (obligation.status) {
      case "ordered":
        if (made !== null) return wayOf(made, amount, speech);
        return t(isDead ? "dead" : "asking", { reader, who, amount });
      case "settled":
        return t("succeeded", { reader, amount });
      case "failed":
        return failureOf(obligation, made, context, speech);
      case "settled_outside":
        return t("settled_outside", { reader, who, amount });
      case "withheld":
        return t("withheld", { reader, who, amount });
      case "waived":
        return t("waived", { reader, amount });
    }
  };
  switch (obligation.reason) {
    case "canceled":
    case "again":
      return what();
    case "late_payment":
    case "second_payment":
    case "wrong_amount":
      return `${t(obligation.reason)} ${what()}`;
    case "goodwill":
    case "builder_no_show":
      return `${t(obligation.reason, { reader, who })} ${what()}`;
  }
}

function wayOf(status: RefundStatus, amount: string, { t, reader, who }: Speech): string {
  switch (status) {
    case "pending":
    case "requires_action":
      return t(status, { reader, who, amount });
    case "succeeded":
      return t(status, { reader, amount });
    case "failed":
    case "canceled":
      return t("didNotArrive", { amount });
  }
}

function failureOf(
  obligation: RefundObligation,
  made: RefundStatus | null,
  { refundObligations }: BookingContext,
  { t, reader, who, in: inWords }: Speech,
): string {
  const amount = inWords(obligation.amount);
  const what = made === "canceled" ? t("canceled", { amount }) : t("notTaken", { reader, amount });
  const isRepeated = refundObligations.some(
    ({ reason, paymentIntentId, number }) =>
      reason === "again" && paymentIntentId === obligation.paymentIntentId && number > obligation.number,
  );
  return `${what} ${isRepeated ? t("triedAgain") : t("notReturnedYet", { reader, who })}`;
}

/** A refund that was made outside of our app: its builder reads where. */
function sentenceOfOther({ amount: sum, status }: BookingOnPage["refunds"][number], speech: Speech): string {
  const { t, reader, who } = speech;
  const amount = speech.in(sum);
  if (status === "failed") return t("refundNotTaken", { reader, amount });
  if (reader === "client")
    return status === "canceled" ? t("canceled", { amount }) : wayOf(status, amount, speech);
  switch (status) {
    case "pending":
      return t("dashboardPending", { who, amount });
    case "requires_action":
      return t("dashboardRequiresAction", { who, amount });
    case "succeeded":
      return t("dashboardSucceeded", { amount });
    case "canceled":
      return t("dashboardCanceled", { amount });
  }
}

function sentenceOfDispute({ amount: sum, status, stage }: BookingDispute, speech: Speech): string {
  const { t, reader, who } = speech;
  const amount = speech.in(sum);
  if (stage === "inquiry" && status !== "lost") {
    // A bank that only asks has taken nothing.
    return status === "won" ? t("inquirySettled", { amount }) : t("inquiryOpen", { reader, who, amount });
  }
  switch (status) {
    case "open":
      return t("disputeOpen", { reader, who, amount });
    case "won":
      return t("disputeWon", { reader, amount });
    case "lost":
      return t("disputeLost", { reader, who, amount });
  }
}

/** What stays with the builder after a cancellation, and by what right. */
function keptWords(context: BookingContext, { t, reader, who, in: inWords }: Speech): string[] {
  const payment = confirmedPaymentOf(context);
  if (payment === null || context.canceledAt === null || context.canceledBy !== "client") return [];
  const kept = refundableOf(context, payment);
  if (kept.amountMinor === 0 || context.refundObligations.some(({ status }) => status === "failed"))
    return [];
  if (kept.amountMinor === payment.amount.amountMinor) return [t("nothingBack")];
  return [t("kept", { reader, who, amount: inWords(kept) })];
}
