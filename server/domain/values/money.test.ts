import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SELLING_CURRENCIES } from "../offer/charge-minimums.ts";
import { formatMoney, formatPrice, money, shareOf } from "./money.ts";

const amount = fc.integer({ min: 0, max: 100_000_000 });
const share = fc.integer({ min: 0, max: 10_000 });

describe("money", () => {
  test("a share is never more than the whole, and shares that fill it differ from it by a unit at most", () => {
    fc.assert(
      fc.property(amount, share, (minor, basisPoints) => {
        const whole = money(minor, "USD");
        const part = shareOf(whole, basisPoints).amountMinor;
        const rest = shareOf(whole, 10_000 - basisPoints).amountMinor;
        expect(part).toBeLessThanOrEqual(minor);
        expect(Math.abs(part + rest - minor)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("everything is everything, nothing is nothing, and half a unit goes to the client", () => {
    expect(shareOf(money(999, "EUR"), 10_000).amountMinor).toBe(999);
    expect(shareOf(money(999, "EUR"), 0).amountMinor).toBe(0);
    expect(shareOf(money(5, "JPY"), 5_000).amountMinor).toBe(3);
  });

  test("is written with the digits of its currency, and never without it", () => {
    expect(formatMoney(money(11_250, "USD"))).toBe("$112.50");
    expect(formatMoney(money(12_000, "JPY"))).toBe("¥12,000");
    expect(formatMoney(money(1_500, "KWD"))).toBe("KWD\u00a01.500");
    expect(formatPrice(money(0, "USD"))).toBe("Free");
  });

  test("no two currencies that a builder can price in are written alike", () => {
    const written = SELLING_CURRENCIES.map((currency) =>
      formatMoney(money(100, currency)).replaceAll(/[\d.,\s]/g, ""),
    );
    expect(new Set(written).size).toBe(SELLING_CURRENCIES.length);
  });

  test.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])("%d is no amount", (minor) => {
    expect(() => money(minor, "USD")).toThrow("not an amount");
  });

  test.each(["usd", "US", "EURO", ""])("%j is no currency", (currency) => {
    expect(() => money(1, currency)).toThrow("not a currency");
  });
});
