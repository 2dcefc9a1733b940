import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHARGE_MINOR_MAX, SELLING_CURRENCIES } from "./charge-minimums.ts";
import { money } from "../values/money.ts";
import { parseMoney, typedMoney } from "./parse-money.ts";

describe("amounts as people type them", () => {
  test("what a form shows is read back as the same amount, in every currency", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: CHARGE_MINOR_MAX }),
        fc.constantFrom(...SELLING_CURRENCIES, "KWD", "XOF"),
        (minor, currency) => {
          const amount = money(minor, currency);
          expect(parseMoney(typedMoney(amount), currency)).toEqual(amount);
        },
      ),
    );
  });

  test.each([
    ["150", "USD", 15_000],
    ["150.00", "USD", 15_000],
    [" 1,500.5 ", "USD", 150_050],
    ["12,50", "EUR", 1_250],
    ["1 500", "EUR", 150_000],
    ["1.500,00", "EUR", 150_000],
    ["12.500,5", "EUR", 1_250_050],
    ["0.10", "EUR", 10],
    ["12000", "JPY", 12_000],
    ["12,000", "JPY", 12_000],
    ["12000.00", "JPY", 12_000],
    ["1.234", "KWD", 1_234],
    ["0", "USD", 0],
  ])("%s in %s is %i of the smallest unit", (typed, currency, minor) => {
    expect(parseMoney(typed, currency)).toEqual(money(minor, currency));
  });

  test.each([
    ["0.5", "JPY"],
    ["1.234", "USD"],
    ["1.500", "EUR"],
    ["12.000", "JPY"],
    ["1.50,00", "EUR"],
    ["-5", "USD"],
    ["1e3", "USD"],
    ["1,50,0", "USD"],
    ["free", "USD"],
    ["", "USD"],
    ["1000000.00", "USD"],
    ["99999999999999999999999", "USD"],
  ])("%s in %s is no amount", (typed, currency) => {
    expect(parseMoney(typed, currency)).toBeNull();
  });

  test("any text at all is answered, never with a fraction of the smallest unit", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("USD", "JPY", "KWD"), (text, currency) => {
        const parsed = parseMoney(text, currency);
        if (parsed !== null) expect(Number.isSafeInteger(parsed.amountMinor)).toBe(true);
      }),
    );
  });
});
