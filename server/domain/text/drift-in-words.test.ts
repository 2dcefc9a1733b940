import { describe, expect, test } from "vitest";
import { DRIFT_KINDS, isRepairable, NO_DETAILS } from "../providers/drift.ts";
import { money } from "../values/money.ts";
import { driftInWords } from "./drift-in-words.ts";
import { ENGLISH } from "./language.ts";

const DETAILS = { ...NO_DETAILS, amount: money(15_000, "USD") };

describe.each(DRIFT_KINDS)("%s", (kind) => {
  test("says what is wrong and for whom in whole sentences, whatever is known of it", () => {
    for (const details of [DETAILS, NO_DETAILS]) {
      const { problem, meaning, repair } = driftInWords({ kind, details }, ENGLISH);
      expect(problem).toMatch(/\.$/);
      expect(meaning).toMatch(/\.$/);
      expect(repair !== null).toBe(isRepairable(kind));
    }
  });
});

test("money is named by its amount", () => {
  expect(driftInWords({ kind: "payment_missed", details: DETAILS }, ENGLISH).problem).toBe(
    "Stripe has a payment of $150.00 that the booking does not know.",
  );
  expect(driftInWords({ kind: "money_owed", details: DETAILS }, ENGLISH).repair?.button).toBe(
    "Return $150.00",
  );
});

test("a priced session without a booking says why; for a reason of a newer version, that none is recorded", () => {
  const problemOf = (type: string | null) =>
    driftInWords({ kind: "event_unbooked", details: { ...NO_DETAILS, type } }, ENGLISH).problem;
  expect(problemOf("another_host")).toMatch(/: somebody else hosts it\.$/);
  expect(problemOf("of_another_moon")).toMatch(/: no reason is recorded\.$/);
});
