import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cancellationPolicySchema } from "./cancellation-policy.schema.ts";
import {
  DEFAULT_CANCELLATION_POLICY,
  policyInForce,
  refundFor,
  refundShareAt,
} from "./cancellation-policy.ts";
import { addMinutes, instant } from "../values/instant.ts";
import { money } from "../values/money.ts";

const STARTS = instant("2026-03-10T14:00:00Z");
const hoursBefore = (hours: number) => addMinutes(STARTS, -hours * 60);

const policy = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 }).chain((notices) =>
  fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: notices.length, maxLength: notices.length })
    .map((shares) => {
      const falling = [...shares].sort((a, b) => b - a);
      return {
        tiers: [...notices]
          .sort((a, b) => b - a)
          .map((noticeMinutesMin, index) => ({ noticeMinutesMin, refundBasisPoints: falling[index] ?? 0 })),
      };
    }),
);

describe("a cancellation policy", () => {
  test("gives the share of the longest notice that was kept, to the minute", () => {
    const share = (hours: number) => refundShareAt(DEFAULT_CANCELLATION_POLICY, STARTS, hoursBefore(hours));
    expect([48, 24, 23.99, 12, 11.99, 0, -1].map(share)).toEqual([10_000, 10_000, 5_000, 5_000, 0, 0, 0]);
  });

  test("never gives more for less notice", () => {
    fc.assert(
      fc.property(policy, fc.nat(20_000), fc.nat(20_000), (tiers, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(refundShareAt(tiers, STARTS, addMinutes(STARTS, -less))).toBeLessThanOrEqual(
          refundShareAt(tiers, STARTS, addMinutes(STARTS, -more)),
        );
      }),
    );
  });

  test("never gives more than its ceiling, nor more than was paid", () => {
    fc.assert(
      fc.property(
        policy,
        fc.nat(20_000),
        fc.nat(1_000_000),
        fc.nat(10_000),
        (tiers, notice, paid, ceiling) => {
          const at = addMinutes(STARTS, -notice);
          const free = refundFor(tiers, { startsAt: STARTS, canceledAt: at }, money(paid, "USD"), null);
          const capped = refundFor(tiers, { startsAt: STARTS, canceledAt: at }, money(paid, "USD"), ceiling);
          expect(free.amountMinor).toBeLessThanOrEqual(paid);
          expect(capped.amountMinor).toBeLessThanOrEqual(free.amountMinor);
        },
      ),
    );
  });

  test("in force after a move is the policy under its ceiling, whenever it is asked", () => {
    fc.assert(
      fc.property(policy, fc.nat(20_000), fc.nat(10_000), (tiers, notice, ceiling) => {
        const at = addMinutes(STARTS, -notice);
        const inForce = policyInForce({ cancellationPolicy: tiers, refundCeilingBasisPoints: ceiling });
        expect(refundShareAt(inForce, STARTS, at)).toBe(Math.min(refundShareAt(tiers, STARTS, at), ceiling));
        expect(cancellationPolicySchema.safeParse(inForce).success).toBe(true);
      }),
    );
  });

  test("is stored only with tiers in order and shares that never grow", () => {
    fc.assert(fc.property(policy, (tiers) => cancellationPolicySchema.safeParse(tiers).success));
    const wrong = { tiers: [...DEFAULT_CANCELLATION_POLICY.tiers].reverse() };
    expect(cancellationPolicySchema.safeParse(wrong).success).toBe(false);
  });
});
