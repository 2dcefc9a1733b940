import { isDisputed } from "../../server/domain/booking/booking-money.ts";
import { confirmedPaymentOf, type BookingContext } from "../../server/domain/booking/booking.ts";
import { allGoesBack as texts } from "../../server/domain/text/en/booking/all-goes-back.ts";
import { formatMoney } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { isSameMoney, type Money } from "../../server/domain/values/money.ts";

/**
 * What a full refund returns, in sentences: "all" only when it is all that was paid, and no promise about money that the bank still decides about.
 * `who` has paid.
 */
export function allGoesBack(
  context: BookingContext,
  left: Money | null,
  who: string,
  language: Language,
): string {
  const t = textIn(texts, language);
  const payment = confirmedPaymentOf(context);
  if (payment === null || left === null) return t("nothingPaid");
  if (left.amountMinor === 0) return t("nothingLeft");
  const bank = isDisputed(context, payment) ? "decides" : "quiet";
  const amount = formatMoney(left, language);
  return isSameMoney(payment.amount, left)
    ? t("all", { amount, who, bank })
    : t("rest", { paid: formatMoney(payment.amount, language), amount, who, bank });
}
