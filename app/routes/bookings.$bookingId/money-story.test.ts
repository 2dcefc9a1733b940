import { expect, test } from "vitest";
import { instant } from "../../../server/domain/instant.ts";
import { moneyStoryOf } from "./money-story.tsx";
import { bookingOnPage, CHECKOUT_ID } from "./page-under-test.ts";

const paid = {
  payments: [
    {
      checkoutId: CHECKOUT_ID,
      paymentIntentId: "pi_1",
      amount: { amountMinor: 15_000, currency: "USD" },
      paidAt: instant("2026-03-01T10:05:00Z"),
    },
  ],
} as const;

test("an unpaid booking says that nothing was charged", () => {
  expect(moneyStoryOf(bookingOnPage("ABANDONED"))).toEqual(["Nothing was charged."]);
});

test("money is never spoken of without its currency, nor left unmentioned", () => {
  const half = { amount: { amountMinor: 7_500, currency: "USD" }, status: "succeeded" as const };
  const story = moneyStoryOf(bookingOnPage("CANCELED", { refunds: [half] }, paid));
  expect(story[0]).toBe("You paid 150.00 USD.");
  expect(story[1]).toContain("75.00 USD has gone back");
});

test("a refund still to be asked for is announced", () => {
  expect(moneyStoryOf(bookingOnPage("CANCELED", { refundOrdered: true }, paid)).join(" ")).toContain(
    "return your money",
  );
});

test("keeping the money is explained by the policy", () => {
  expect(moneyStoryOf(bookingOnPage("CANCELED", {}, paid)).join(" ")).toContain("policy");
});
