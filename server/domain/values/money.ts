import { invariant } from "./invariant.ts";

/** An amount in the currency's smallest unit: 11250 USD is 112.50 dollars, 5000 JPY is 5000 yen. Always an integer ≥ 0. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** Hundredths of a percent: 10 000 is everything. */
export type BasisPoints = number;

export const ALL_BASIS_POINTS: BasisPoints = 10_000;

/** Currencies without minor unit at Stripe. */
const ZERO_DECIMAL = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF".split(" "));
/** Currencies with thousandths at Stripe. */
const THREE_DECIMAL = new Set("BHD JOD KWD OMR TND".split(" "));

/** How many digits stand behind the point: 2 for USD, 0 for JPY, 3 for KWD. */
export function fractionDigitsOf(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** Builds a Money and refuses what none can be: fractions, negatives, an unwritten currency. */
export function money(amountMinor: number, currency: string): Money {
  invariant(isAmount(amountMinor), `not an amount: ${amountMinor}`);
  invariant(isCurrency(currency), `not a currency: ${currency}`);
  return { amountMinor, currency };
}

function isAmount(amountMinor: number): boolean {
  return Number.isSafeInteger(amountMinor) && amountMinor >= 0;
}

function isCurrency(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency);
}

/** Whether `money` takes the two. */
export function isMoney(amountMinor: number, currency: string): boolean {
  return isAmount(amountMinor) && isCurrency(currency);
}

export function isFree(price: Money): boolean {
  return price.amountMinor === 0;
}

export function isSameMoney(a: Money, b: Money): boolean {
  return a.amountMinor === b.amountMinor && a.currency === b.currency;
}

/** The share of an amount, rounded half up to the minor unit: never more than the whole for shares up to 10 000. */
export function shareOf(whole: Money, share: BasisPoints): Money {
  return money(
    Math.floor((whole.amountMinor * share + ALL_BASIS_POINTS / 2) / ALL_BASIS_POINTS),
    whole.currency,
  );
}
