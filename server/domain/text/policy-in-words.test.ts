import { expect, test } from "vitest";
import { DEFAULT_CANCELLATION_POLICY } from "../offer/cancellation-policy.ts";
import { ENGLISH } from "./language.ts";
import { cancellationPolicyInWords, cancellationRuleInWords } from "./policy-in-words.ts";

test("a cancellation policy reads as sentences", () => {
  expect(cancellationPolicyInWords(DEFAULT_CANCELLATION_POLICY, ENGLISH)).toEqual([
    "Cancel 24 h or more before it starts and you get all of it back.",
    "Cancel 12 h or more before it starts and you get 50\u00a0% back.",
    "Later than that, nothing comes back.",
    "If the builder cancels, you get everything back.",
  ]);
  const aWeek = { tiers: [{ noticeMinutesMin: 7 * 24 * 60, refundBasisPoints: 10_000 }] };
  expect(cancellationPolicyInWords(aWeek, ENGLISH)[0]).toBe(
    "Cancel 7 days or more before it starts and you get all of it back.",
  );
  expect(cancellationPolicyInWords({ tiers: [] }, ENGLISH)[0]).toBe("Nothing comes back when you cancel.");
});

test("a policy is read as the rule in force: no sentence promises what a move has given up, and the reason stands first", () => {
  const rule = (refundCeilingBasisPoints: number | null) =>
    cancellationRuleInWords(
      { cancellationPolicy: DEFAULT_CANCELLATION_POLICY, refundCeilingBasisPoints },
      ENGLISH,
    );
  expect(rule(null)).toEqual(cancellationPolicyInWords(DEFAULT_CANCELLATION_POLICY, ENGLISH));
  expect(rule(10_000)).toEqual(rule(null));
  expect(rule(5_000)).toEqual([
    "The session was moved when 50\u00a0% would have come back, so no more than that comes back now.",
    "Cancel 12 h or more before it starts and you get 50\u00a0% back.",
    "Later than that, nothing comes back.",
    "If the builder cancels, you get everything back.",
  ]);
  expect(rule(0)).toEqual([
    "The session was moved when nothing would have come back, so nothing comes back now.",
    "If the builder cancels, you get everything back.",
  ]);
});
