/** Currencies whose smallest unit is the whole one. */
const ZERO_DECIMAL = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF".split(" "));
const THREE_DECIMAL = new Set("BHD JOD KWD OMR TND".split(" "));

/** The smallest charge per settlement currency, in its smallest unit. */
const CHARGE_MINIMUM: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ USD: 50, AED: 200, ARS: 50, AUD: 50, BRL: 50, CAD: 50, CHF: 50, COP: 50, CZK: 1500, DKK: 250 },
    ...{ EUR: 50, GBP: 30, HKD: 400, HUF: 17500, IDR: 50, ILS: 50, INR: 50, MXN: 1000, MYR: 200, NOK: 300 },
    ...{ NZD: 50, PHP: 50, PLN: 200, RON: 200, RUB: 50, SEK: 300, SGD: 50, THB: 1000, ZAR: 50, JPY: 50 },
    KRW: 50,
  }),
);

const KNOWN = new Set(Intl.supportedValuesOf("currency"));

/** Takes either case; Stripe itself writes lower case. */
export function isCurrency(currency: string): boolean {
  return KNOWN.has(currency.toUpperCase());
}

/** 0 where Stripe names no smallest charge. */
export function chargeMinimumMinor(currency: string): number {
  return CHARGE_MINIMUM.get(currency.toUpperCase()) ?? 0;
}

/** `$1,234.50` from 123450 usd. */
export function formatAmount(amountMinor: number, currency: string): string {
  const code = currency.toUpperCase();
  const digits = ZERO_DECIMAL.has(code) ? 0 : THREE_DECIMAL.has(code) ? 3 : 2;
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: code,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amountMinor / 10 ** digits);
}
