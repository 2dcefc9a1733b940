import { expect, test } from "vitest";
import type { BookingContext, RefundObligation } from "../../server/domain/booking/booking.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { money } from "../../server/domain/values/money.ts";
import { moneySummaryOf } from "./money-summary.ts";
import type { BookingOnPage } from "../page-data.ts";
import { bookingOnPage, CHECKOUT_ID } from "../routes/bookings.$bookingId/page-under-test.ts";

const client = { side: "client", who: "Ada" } as const;
const builder = { side: "builder", who: "Casey" } as const;

const paid: Partial<BookingContext> = {
  confirmedCheckoutId: CHECKOUT_ID,
  payments: [
    {
      checkoutId: CHECKOUT_ID,
      paymentIntentId: "pi_1",
      amount: money(15_000, "USD"),
      paidAt: instant("2026-03-01T10:05:00Z"),
    },
  ],
};

function obligation(changes: Partial<RefundObligation> = {}): RefundObligation {
  return {
    number: 1,
    paymentIntentId: "pi_1",
    amount: money(7_500, "USD"),
    reason: "canceled",
    requestId: null,
    status: "ordered",
    ...changes,
  };
}

function summary(
  context: Partial<BookingContext>,
  refunds: BookingOnPage["refunds"] = [],
  reader: typeof client | typeof builder = client,
): string[] {
  return moneySummaryOf(bookingOnPage("CANCELED", { refunds }, { ...paid, ...context }), reader, ENGLISH);
}

const half = money(7_500, "USD");

test("an unpaid booking says that nothing was charged", () => {
  expect(moneySummaryOf(bookingOnPage("ABANDONED"), client, ENGLISH)).toEqual(["Nothing was charged."]);
});

test("money that a bank is still moving is neither charged nor forgotten", () => {
  const checkouts = [{ checkoutId: CHECKOUT_ID, status: "complete" }] as const;
  expect(moneySummaryOf(bookingOnPage("PAYMENT_PENDING", {}, { checkouts }), client, ENGLISH)).toEqual([
    "A payment of $150.00 is on its way and has not arrived yet.",
  ]);
});

test("money is said to have gone back only once it has", () => {
  expect(summary({ refundObligations: [obligation()] }).join(" ")).toContain(
    "We are asking Stripe to return $75.00 to you.",
  );
  expect(
    summary({ refundObligations: [obligation()] }, [{ amount: half, status: "pending", due: 1 }]).join(" "),
  ).toContain("$75.00 is on its way back to you.");
  for (const words of [
    summary({ refundObligations: [obligation()] }),
    summary({ refundObligations: [obligation()] }, [{ amount: half, status: "pending", due: 1 }]),
    summary({ refundObligations: [obligation({ status: "failed" })] }, [
      { amount: half, status: "failed", due: 1 },
    ]),
    summary({ refundObligations: [obligation({ status: "withheld" })] }),
  ]) {
    expect(words.join(" ")).not.toContain("has gone back");
  }
  expect(summary({ refundObligations: [obligation({ status: "settled" })] }).join(" ")).toContain(
    "$75.00 has gone back",
  );
});

test("a refund that failed is still owed, and one that was sent again says so", () => {
  const failed = [obligation({ status: "failed" })];
  const refunds = [{ amount: half, status: "failed", due: 1 }] as const;
  expect(summary({ refundObligations: failed }, refunds).join(" ")).toContain("It is still owed to you.");
  const again = [...failed, obligation({ number: 2, reason: "again", status: "ordered" })];
  expect(summary({ refundObligations: again }, refunds).join(" ")).toContain("It was tried again.");
});

test("a refund made in Stripe's dashboard is told once, and to the builder where it was made", () => {
  const refunds = [{ amount: half, status: "succeeded", due: null }] as const;
  expect(summary({}, refunds).filter((sentence) => sentence.includes("$75.00"))).toHaveLength(1);
  expect(summary({}, refunds, builder).join(" ")).toContain("from Stripe’s dashboard");
});

test.each([
  ["open", "Your bank decides", "Stripe has taken the amount"],
  ["won", "the payment stands", "for you"],
  ["lost", "has given $150.00 back to you", "decided for Casey"],
] as const)("a dispute that is %s is told in each side's words", (status, toClient, toBuilder) => {
  const disputes = [
    {
      disputeId: "dp_1",
      paymentIntentId: "pi_1",
      amount: money(15_000, "USD"),
      status,
      stage: "dispute" as const,
      answerDueAt: null,
    },
  ];
  expect(summary({ disputes }).join(" ")).toContain(toClient);
  expect(summary({ disputes }, [], builder).join(" ")).toContain(toBuilder);
});

test.each([
  ["second_payment", "paid for twice"],
  ["late_payment", "after the time was released"],
  ["wrong_amount", "not the price"],
  ["goodwill", "Ada decided to give money back"],
  ["builder_no_show", "Ada did not come"],
] as const)("a refund obligation of the kind %s says why", (reason, words) => {
  expect(summary({ refundObligations: [obligation({ reason })] }).join(" ")).toContain(words);
});

test.each([
  ["settled_outside", "$75.00 was returned to you, but not the way you paid.", "outside Stripe"],
  ["waived", "We no longer owe you $75.00", "is no longer owed"],
] as const)("a refund obligation that ended as %s is told as that", (status, toClient, toBuilder) => {
  const refundObligations = [obligation({ status })];
  expect(summary({ refundObligations }).join(" ")).toContain(toClient);
  expect(summary({ refundObligations }, [], builder).join(" ")).toContain(toBuilder);
});

test("what was returned outside Stripe does not stay with the builder", () => {
  const canceled = { canceledAt: instant("2026-03-02T20:00:00Z"), canceledBy: "client" } as const;
  const refundObligations = [obligation({ status: "settled_outside" })];
  expect(summary({ ...canceled, refundObligations }).join(" ")).toContain("$75.00 stays with Ada.");
});

test("what stays with the builder is explained by the policy", () => {
  const canceled = { canceledAt: instant("2026-03-02T20:00:00Z"), canceledBy: "client" } as const;
  expect(summary(canceled).join(" ")).toContain("By the cancellation policy, nothing comes back.");
  expect(summary({ ...canceled, refundObligations: [obligation()] }).join(" ")).toContain(
    "By the cancellation policy, $75.00 stays with Ada.",
  );
});

test("a refund that is a dead letter is no longer shown as under way: what is owed is named, and that a person is on it", () => {
  const booking = {
    ...bookingOnPage("CANCELED", {}, { ...paid, refundObligations: [obligation()] }),
    deadObligations: [1],
  };
  const toClient = moneySummaryOf(booking, client, ENGLISH).join(" ");
  expect(toClient).toContain("You are owed $75.00");
  expect(toClient).toContain("a person is on it");
  expect(toClient).not.toContain("We are asking Stripe");
  expect(moneySummaryOf(booking, builder, ENGLISH).join(" ")).toContain("is owed $75.00");
});
