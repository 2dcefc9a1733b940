import { expect, test } from "vitest";
import { money } from "../server/domain/money.ts";
import { allGoesBack } from "./all-goes-back.ts";

test("a rest is never called all that was paid", () => {
  const paid = money(8_000, "USD");
  expect(allGoesBack(paid, paid, "Casey")).toBe("All 80.00 USD that Casey paid goes back.");
  expect(allGoesBack(paid, money(6_000, "USD"), "Casey")).toBe(
    "All that is left of the 80.00 USD that Casey paid goes back: 60.00 USD.",
  );
  expect(allGoesBack(paid, money(0, "USD"), "Casey")).toBe("Nothing is left to go back.");
});
