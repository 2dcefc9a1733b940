import { isDisputed, refundableOf } from "../../../server/domain/booking/booking-money.ts";
import { confirmedPaymentOf } from "../../../server/domain/booking/booking.ts";
import { policyInForce, refundShareAt } from "../../../server/domain/offer/cancellation-policy.ts";
import { bookingCancel } from "../../../server/domain/text/en/booking/cancel.ts";
import { bookingMove } from "../../../server/domain/text/en/booking/move.ts";
import { formatMoney, formatShare } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { tierInWords, whyCeilingInWords } from "../../../server/domain/text/policy-in-words.ts";
import { minutesBetween } from "../../../server/domain/values/instant.ts";
import { ALL_BASIS_POINTS, money } from "../../../server/domain/values/money.ts";
import type { BookingOnPage } from "../../page-data.ts";

type QuotedBooking = Pick<BookingOnPage, "context" | "cancellationQuote">;

/** Whether all of the session's payment has gone back already, or is on its way: cancelling moves no money any more. */
function isAllReturned({ context }: Pick<BookingOnPage, "context">): boolean {
  const payment = confirmedPaymentOf(context);
  return payment !== null && refundableOf(context, payment).amountMinor === 0;
}

/** What a message about the quote goes by. */
interface QuotedRefund {
  /**
   * `bank`: it waits for the client's bank, which was asked for the same money, and it goes back once. `returned`: nothing is left to come
   * back. `nothing`: by the policy.
   */
  readonly refund: "back" | "bank" | "returned" | "nothing";
  /** Said of `back` and `bank`. */
  readonly amount: string;
}

/** What the quote is for; null when nothing was paid. */
export function quotedRefundOf(booking: QuotedBooking, language: Language): QuotedRefund | null {
  const { context, cancellationQuote } = booking;
  const payment = confirmedPaymentOf(context);
  if (cancellationQuote.refund === null) return null;
  const amount = formatMoney(cancellationQuote.refund, language);
  if (isAllReturned(booking)) return { refund: "returned", amount };
  if (cancellationQuote.refund.amountMinor === 0) return { refund: "nothing", amount };
  return { refund: payment !== null && isDisputed(context, payment) ? "bank" : "back", amount };
}

/** What the quote is for, as a sentence without its end; null when nothing was paid. */
export function quotedRefundInWords(booking: QuotedBooking, language: Language): string | null {
  const t = textIn(bookingCancel, language);
  const quote = quotedRefundOf(booking, language);
  switch (quote?.refund) {
    case undefined:
      return null;
    case "back":
    case "bank":
      return t(quote.refund, { amount: quote.amount });
    case "returned":
    case "nothing":
      return t(quote.refund);
  }
}

/** Why the quote is what it is: what stays, the sentence of the policy that is in force, and what moving the session has done to it. */
export function whyThisRefund(booking: BookingOnPage, language: Language): string[] {
  const t = textIn(bookingCancel, language);
  const { context, now, cancellationQuote, builder } = booking;
  const payment = confirmedPaymentOf(context);
  const { time, cancellationPolicy, refundCeilingBasisPoints: ceiling } = context;
  const { refund } = cancellationQuote;
  // Nothing was paid.
  if (payment === null || time === null || refund === null) return [];
  const left = refundableOf(context, payment);
  if (isAllReturned(booking)) return [t("whyReturned")];
  const kept = money(left.amountMinor - refund.amountMinor, refund.currency);
  const reasons =
    kept.amountMinor === 0
      ? []
      : [t("kept", { amount: formatMoney(kept, language), builder: builder.displayName })];
  const why =
    ceiling !== null && ceiling < refundShareAt(cancellationPolicy, time.startsAt, now)
      ? whyCeilingInWords(context, language)
      : null;
  if (why !== null) reasons.push(why);
  const noticeMinutes = minutesBetween(now, time.startsAt);
  const tier = policyInForce(context).tiers.find(({ noticeMinutesMin }) => noticeMinutes >= noticeMinutesMin);
  if (tier !== undefined) reasons.push(t("rule", { rule: tierInWords(tier, language) }));
  else if (why === null) reasons.push(t("tooLate"));
  return reasons;
}

/** What moving the session now means for a later cancellation, said before it is moved. Null for a session that costs nothing. */
export function ceilingInWords({ context, now }: BookingOnPage, language: Language): string | null {
  const t = textIn(bookingMove, language);
  const { time, cancellationPolicy, refundCeilingBasisPoints } = context;
  if (time === null || confirmedPaymentOf(context) === null) return null;
  const share = refundShareAt(cancellationPolicy, time.startsAt, now);
  const ceiling = Math.min(share, refundCeilingBasisPoints ?? share);
  if (ceiling === ALL_BASIS_POINTS) return t("policyAnew");
  return ceiling === 0 ? t("nothingLater") : t("atMostLater", { share: formatShare(ceiling, language) });
}
