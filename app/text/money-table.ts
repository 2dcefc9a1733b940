import { refundableOf } from "../../server/domain/booking/booking-money.ts";
import type { BookingContext } from "../../server/domain/booking/booking.ts";
import { moneyTable } from "../../server/domain/text/en/booking/money-table.ts";
import { formatMoney } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { money } from "../../server/domain/values/money.ts";

/** One sum of a booking's money, as its client reads it. */
export interface MoneyRow {
  readonly label: string;
  readonly amount: string;
}

/**
 * What was paid, what of it has gone back or is on its way, and what stays with the builder, which is the rest. Null where nothing was paid, and where a
 * bank or a person still decides about some of it: then only sentences can say how it stands.
 */
export function moneyTableOf(
  context: BookingContext,
  builder: string,
  language: Language,
): MoneyRow[] | null {
  const { payments, refunds, refundObligations, disputes } = context;
  const currency = payments[0]?.amount.currency;
  const isUndecided =
    disputes.some(({ status }) => status === "open") ||
    refundObligations.some(({ status }) => status === "failed" || status === "withheld");
  if (currency === undefined || isUndecided) return null;
  if (payments.some(({ amount }) => amount.currency !== currency)) return null;
  const paid = sumOf(payments.map(({ amount }) => amount));
  const kept = sumOf(payments.map((payment) => refundableOf(context, payment)));
  const arrived = sumOf([
    ...refunds.map(({ amount }) => amount),
    ...disputes.filter(({ status }) => status === "lost").map(({ amount }) => amount),
    ...refundObligations.filter(({ status }) => status === "settled_outside").map(({ amount }) => amount),
  ]);
  const returned = Math.min(arrived, paid - kept);
  const onItsWay = paid - kept - returned;
  const t = textIn(moneyTable, language);
  const inWords = (amountMinor: number) => formatMoney(money(amountMinor, currency), language);
  return [
    { label: t("paid"), amount: inWords(paid) },
    ...(returned > 0 ? [{ label: t("returned"), amount: `−${inWords(returned)}` }] : []),
    ...(onItsWay > 0 ? [{ label: t("onItsWay"), amount: `−${inWords(onItsWay)}` }] : []),
    { label: t("kept", { builder }), amount: inWords(kept) },
  ];
}

function sumOf(amounts: readonly { readonly amountMinor: number }[]): number {
  return amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
