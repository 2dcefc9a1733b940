import { isDisputed, refundableOf } from "../../../server/domain/booking/booking-money.ts";
import { confirmedPaymentOf } from "../../../server/domain/booking/booking.ts";
import {
  policyInForce,
  refundShareAt,
  shareInWords,
  tierInWords,
  whyCeilingInWords,
} from "../../../server/domain/offer/cancellation-policy.ts";
import { minutesBetween } from "../../../server/domain/values/instant.ts";
import { formatMoney, money } from "../../../server/domain/values/money.ts";
import type { BookingOnPage } from "../../page-data.ts";

type QuotedBooking = Pick<BookingOnPage, "context" | "cancellationQuote">;

/** Whether all of the session's payment has gone back already, or is on its way: cancelling moves no money any more. */
export function isAllReturned({ context }: Pick<BookingOnPage, "context">): boolean {
  const payment = confirmedPaymentOf(context);
  return payment !== null && refundableOf(context, payment).amountMinor === 0;
}

/** Whether what comes back waits for the bank: the client has asked it for the same money, and it goes back once. */
export function waitsForTheBank({ context, cancellationQuote }: QuotedBooking): boolean {
  const payment = confirmedPaymentOf(context);
  const isOutstanding = (cancellationQuote.refund?.amountMinor ?? 0) > 0;
  return isOutstanding && payment !== null && isDisputed(context, payment);
}

/** What the quote is for, in a few words: `$112.50 back`, `nothing comes back`; null when nothing was paid. */
export function quotedRefundInWords(booking: QuotedBooking): string | null {
  const { refund } = booking.cancellationQuote;
  if (refund === null) return null;
  if (isAllReturned(booking)) return "nothing is left to come back";
  if (refund.amountMinor === 0) return "nothing comes back";
  return `${formatMoney(refund)} back${waitsForTheBank(booking) ? ", unless your bank returns it" : ""}`;
}

/** Why the quote is what it is: what stays, the sentence of the policy that is in force, and what moving the session has done to it. */
export function whyThisRefund(booking: BookingOnPage): string[] {
  const { context, now, cancellationQuote, builder } = booking;
  const payment = confirmedPaymentOf(context);
  const { time, cancellationPolicy, refundCeilingBasisPoints: ceiling } = context;
  const { refund } = cancellationQuote;
  if (payment === null || time === null || refund === null)
    return ["Nothing was paid, so nothing goes back."];
  const left = refundableOf(context, payment);
  if (isAllReturned(booking)) return ["All that you paid has gone back to you already, or is on its way."];
  const kept = money(left.amountMinor - refund.amountMinor, refund.currency);
  const reasons = kept.amountMinor === 0 ? [] : [`${formatMoney(kept)} stays with ${builder.displayName}.`];
  const why =
    ceiling !== null && ceiling < refundShareAt(cancellationPolicy, time.startsAt, now)
      ? whyCeilingInWords(context)
      : null;
  if (why !== null) reasons.push(why);
  const noticeMinutes = minutesBetween(now, time.startsAt);
  const tier = policyInForce(context).tiers.find(({ noticeMinutesMin }) => noticeMinutes >= noticeMinutesMin);
  if (tier !== undefined) reasons.push(`The rule in force: “${tierInWords(tier)}”`);
  else if (why === null)
    reasons.push("By the policy that you agreed to, nothing comes back this shortly before the start.");
  return reasons;
}

/** What moving the session now means for a later cancellation, said before it is moved. Null for a session that costs nothing. */
export function ceilingInWords({ context, now }: BookingOnPage): string | null {
  const { time, cancellationPolicy, refundCeilingBasisPoints } = context;
  if (time === null || confirmedPaymentOf(context) === null) return null;
  const share = refundShareAt(cancellationPolicy, time.startsAt, now);
  const ceiling = Math.min(share, refundCeilingBasisPoints ?? share);
  if (ceiling === 10_000) return "If you cancel later, the policy counts from the new time.";
  return ceiling === 0
    ? "If you cancel later, nothing comes back, however early that is: nothing would come back today, either."
    : `If you cancel later, you get at most ${shareInWords(ceiling)} back, however early that is: that is what you would get today.`;
}
