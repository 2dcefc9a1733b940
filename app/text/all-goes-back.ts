import { isDisputed } from "../../server/domain/booking/booking-money.ts";
import { confirmedPaymentOf, type BookingContext } from "../../server/domain/booking/booking.ts";
import { formatMoney, isSameMoney, type Money } from "../../server/domain/values/money.ts";

/**
 * What a full refund returns, in sentences: "all" only when it is all that was paid, and no promise about money that the bank still decides about.
 * `who` has paid.
 */
export function allGoesBack(context: BookingContext, left: Money | null, who: string): string {
  const payment = confirmedPaymentOf(context);
  if (payment === null || left === null) return "Nothing was paid, so nothing goes back.";
  if (left.amountMinor === 0) return "Nothing is left to go back.";
  const words = isSameMoney(payment.amount, left)
    ? `All ${formatMoney(left)} that ${who} paid goes back`
    : `All that is left of the ${formatMoney(payment.amount)} that ${who} paid goes back: ${formatMoney(left)}`;
  return isDisputed(context, payment)
    ? `${words}, unless the bank returns it: until it has decided about this payment, nothing can be returned.`
    : `${words}.`;
}
