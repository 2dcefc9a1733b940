import { describe, expect, test } from "vitest";
import { instant } from "../values/instant.ts";
import { NOTHING_YET, type BookingContext } from "./booking.ts";
import { dashboardRefunds, refundBasisOf, refundsCountedBefore, uncountedRefunds } from "./refund-basis.ts";

const NOON = instant("2026-03-02T12:00:00.000Z");
const BEFORE = instant("2026-03-02T11:00:00.000Z");

const refund = (
  refundId: string,
  changes: { effectKey?: string; status?: "failed" | "pending"; createdAt?: typeof NOON } = {},
) => ({ refundId, effectKey: null, status: "succeeded" as const, createdAt: BEFORE, ...changes });
const idsOf = (refunds: readonly { readonly refundId: string }[]) => refunds.map(({ refundId }) => refundId);

describe("what the machine knew when it requested a refund", () => {
  const context: BookingContext = {
    ...NOTHING_YET,
    price: { amountMinor: 15_000, currency: "USD" },
    cancellationPolicy: { tiers: [] },
    calendlyEventKind: "solo",
    initiatedAt: BEFORE,
    canceledAt: NOON,
    canceledBy: "builder",
    refunds: [
      {
        refundId: "re_known",
        paymentIntentId: "pi_1",
        amount: { amountMinor: 1, currency: "USD" },
        due: null,
      },
      {
        refundId: "re_of_another",
        paymentIntentId: "pi_2",
        amount: { amountMinor: 1, currency: "USD" },
        due: null,
      },
    ],
  };
  const canceled = { paymentIntentId: "pi_1", reason: "canceled" } as const;

  test("are the refunds of that payment that had arrived", () => {
    expect(refundBasisOf(context, canceled).knownRefundIds).toEqual(["re_known"]);
  });

  test("only a cancellation at Calendly has an instant before which the dashboard's refunds count", () => {
    expect(refundBasisOf(context, canceled).countsBefore).toBe(NOON);
    expect(refundBasisOf(context, canceled, BEFORE).countsBefore).toBe(BEFORE);
    expect(refundBasisOf(context, canceled, null).countsBefore).toBeNull();
    expect(refundBasisOf({ ...context, cancellationQuotedAt: NOON }, canceled).countsBefore).toBeNull();
    expect(
      refundBasisOf({ ...context, rejectedBecause: "other_duration" }, canceled).countsBefore,
    ).toBeNull();
    expect(refundBasisOf(context, { ...canceled, reason: "goodwill" }, NOON).countsBefore).toBeNull();
  });
});

describe("the refunds that Stripe tells of, beside the one requested", () => {
  const told = [
    refund("re_known"),
    refund("re_ours", { effectKey: "bkg_1:2:0" }),
    refund("re_failed", { status: "failed" }),
    refund("re_on_its_way", { status: "pending" }),
    refund("re_later", { createdAt: NOON }),
  ];
  const basis = { knownRefundIds: ["re_known"], countsBefore: NOON };

  test("are not counted in the amount when they are the dashboard's, made, and were not known", () => {
    expect(idsOf(uncountedRefunds(basis, told))).toEqual(["re_on_its_way", "re_later"]);
  });

  test("count all the same when they were made before the cancellation at Calendly, and never without one", () => {
    expect(idsOf(refundsCountedBefore(basis, told))).toEqual(["re_on_its_way"]);
    expect(refundsCountedBefore({ ...basis, countsBefore: null }, told)).toEqual([]);
  });

  test("of all that are the dashboard's, those that were not counted come first", () => {
    expect(idsOf(dashboardRefunds(basis, told))).toEqual(["re_on_its_way", "re_later", "re_known"]);
  });
});
