import { CHARGE_MINOR_MAX } from "./charge-minimums.ts";
import { fractionDigitsOf, money, type Money } from "../values/money.ts";

/** Digits, with commas or spaces between groups of three, and at most one point. */
const AMOUNT = /^(\d+|\d{1,3}([ ,\u00a0\u202f]\d{3})+)(\.\d+)?$/;
/** `12,50`, as much of Europe writes it: one comma, and not three digits after it. */
const DECIMAL_COMMA = /^(\d+),(\d{1,2})$/;
/** `1.500,00`, as German writes it: points between groups of three, and a comma. */
const POINTS_AND_COMMA = /^\d{1,3}(\.\d{3})+,\d{1,2}$/;
/** `1.500`: one and a half to some, fifteen hundred to others. */
const ONE_POINT_AND_THREE = /^\d{1,3}\.\d{3}$/;

/**
 * What a person typed for an amount, in a currency: `150`, `150.00`, `1,500.00`, `12,50` or `1.500,00`. Exact: the text is never a floating
 * number. Null when it is no amount or could be two, has more digits behind the point than the currency, or is more than can be charged.
 */
export function parseMoney(typed: string, currency: string): Money | null {
  const trimmed = typed.trim();
  const grouped = POINTS_AND_COMMA.test(trimmed) ? trimmed.replaceAll(".", "") : trimmed;
  const text = grouped.replace(DECIMAL_COMMA, "$1.$2");
  if (text.length > 20 || !AMOUNT.test(text)) return null;
  const [whole = "", fraction = ""] = text.replaceAll(/[ ,\u00a0\u202f]/g, "").split(".");
  const digits = fractionDigitsOf(currency);
  if (digits !== 3 && ONE_POINT_AND_THREE.test(text)) return null;
  // `12000.00` yen is twelve thousand yen; `0.5` yen is nothing that exists.
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const amountMinor = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  return amountMinor <= CHARGE_MINOR_MAX ? money(amountMinor, currency) : null;
}

/** An amount as it stands in a form, without its currency: `150.00`, `12000`. Read back by `parseMoney` as the same. */
export function typedMoney(amount: Money): string {
  const digits = fractionDigitsOf(amount.currency);
  if (digits === 0) return String(amount.amountMinor);
  const text = String(amount.amountMinor).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
