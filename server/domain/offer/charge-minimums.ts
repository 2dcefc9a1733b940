import { money, type Money } from "../values/money.ts";

/**
 * The least that Stripe charges a card, in minor units, by currency. Stripe converts into the account's own currency and applies that
 * one's floor as well, so a price just above may still be refused when the two differ.
 */
const MINIMUM_MINOR: Readonly<Record<string, number>> = {
  AED: 200,
  ARS: 50,
  AUD: 50,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  COP: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  IDR: 50,
  ILS: 50,
  INR: 50,
  JPY: 50,
  KRW: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PHP: 50,
  PLN: 200,
  RON: 200,
  RUB: 50,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
  ZAR: 50,
};

/** The currencies that a builder can price in: those whose least charge we know. In the alphabet's order. */
export const SELLING_CURRENCIES: readonly string[] = Object.keys(MINIMUM_MINOR);

/** The largest amount that Stripe takes in one charge, in minor units: eight digits. */
export const CHARGE_MINOR_MAX = 99_999_999;

/** The least that can be charged in a currency; null when it is none that we sell in. */
export function chargeMinimumOf(currency: string): Money | null {
  const minimum = MINIMUM_MINOR[currency];
  return minimum === undefined ? null : money(minimum, currency);
}
