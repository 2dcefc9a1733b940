import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money, shareOf } from "./money.ts";

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

  test.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])("%d is no amount", (minor) => {
    expect(() => money(minor, "USD")).toThrow("not an amount");
  });

  test.each(["usd", "US", "EURO", ""])("%j is no currency", (currency) => {
    expect(() => money(1, currency)).toThrow("not a currency");
  });
});
