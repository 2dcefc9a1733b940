import { expect, test } from "vitest";
import type { BookingContext } from "../../../server/domain/booking/booking.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { instant } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import type { BookingOnPage } from "../../page-data.ts";
import { ceilingInWords, quotedRefundInWords, quotedRefundOf, whyThisRefund } from "./cancellation-words.ts";
import { bookingOnPage, CHECKOUT_ID } from "./page-under-test.ts";

/** Paid, and to begin on 3 March at 14:00; by the policy all comes back a day before and half of it half a day before. */
function paidBooking(now: string, refundMinor: number, changes: Partial<BookingContext> = {}): BookingOnPage {
  const refund = money(refundMinor, "USD");
  const cancellationQuote = { refund, validUntil: instant("2026-03-03T00:00:00Z"), token: "quote" };
  const payment = {
    checkoutId: CHECKOUT_ID,
    paymentIntentId: "pi_1",
    amount: money(15_000, "USD"),
    paidAt: instant("2026-03-01T10:05:00Z"),
  } as const;
  return bookingOnPage(
    "CONFIRMED",
    { now: instant(now), cancellationQuote },
    { payments: [payment], confirmedCheckoutId: CHECKOUT_ID, ...changes },
  );
}

test("the quote says what comes back, and never an amount without its currency", () => {
  expect(quotedRefundOf(paidBooking("2026-03-02T20:00:00Z", 7_500), ENGLISH)).toEqual({
    refund: "back",
    amount: "$75.00",
  });
  expect(quotedRefundOf(paidBooking("2026-03-03T12:00:00Z", 0), ENGLISH)).toMatchObject({
    refund: "nothing",
  });
  expect(quotedRefundOf(bookingOnPage("CONFIRMED"), ENGLISH)).toBeNull();
  expect(quotedRefundInWords(paidBooking("2026-03-02T20:00:00Z", 7_500), ENGLISH)).toBe(
    "Cancel now: $75.00 back",
  );
  expect(quotedRefundInWords(paidBooking("2026-03-03T12:00:00Z", 0), ENGLISH)).toBe(
    "Cancel now: nothing comes back",
  );
  expect(quotedRefundInWords(bookingOnPage("CONFIRMED"), ENGLISH)).toBeNull();
});

test("what stays is named, with the sentence of the policy that is in force", () => {
  expect(whyThisRefund(paidBooking("2026-03-02T20:00:00Z", 7_500), ENGLISH)).toEqual([
    "$75.00 stays with Ada.",
    "The rule that applies: “Cancel 12 h or more before it starts and you get 50\u00a0% back.”",
  ]);
  expect(whyThisRefund(paidBooking("2026-03-03T12:00:00Z", 0), ENGLISH).join(" ")).toContain(
    "nothing comes back this close",
  );
  expect(whyThisRefund(paidBooking("2026-03-01T12:00:00Z", 15_000), ENGLISH)).toHaveLength(1);
});

test("a session that was moved is told that moving it won no better tier", () => {
  const booking = paidBooking("2026-03-01T12:00:00Z", 7_500, { refundCeilingBasisPoints: 5_000 });
  expect(whyThisRefund(booking, ENGLISH).join(" ")).toContain("50\u00a0% would have come back");
});

test("before it is moved, the share due now is named as the most that a later cancellation gives", () => {
  expect(ceilingInWords(paidBooking("2026-03-02T20:00:00Z", 7_500), ENGLISH)).toContain(
    "at most 50\u00a0% back",
  );
  expect(ceilingInWords(paidBooking("2026-03-01T12:00:00Z", 15_000), ENGLISH)).toContain(
    "counts from the new time",
  );
  expect(ceilingInWords(paidBooking("2026-03-03T12:00:00Z", 0), ENGLISH)).toContain("nothing comes back");
  expect(ceilingInWords(bookingOnPage("CONFIRMED"), ENGLISH)).toBeNull();
});

test("what has gone back already is not promised again, nor called lost", () => {
  const refunds = [
    { refundId: "re_1", paymentIntentId: "pi_1", amount: money(15_000, "USD"), due: null },
  ] as const;
  const booking = paidBooking("2026-03-01T12:00:00Z", 0, { refunds });
  expect(quotedRefundOf(booking, ENGLISH)).toMatchObject({ refund: "returned" });
  expect(whyThisRefund(booking, ENGLISH)).toEqual([
    "All that you paid has gone back to you already, or is on its way.",
  ]);
});

test("while the client's bank decides about the payment, nothing is promised that it may return itself", () => {
  const dispute = {
    disputeId: "dp_1",
    paymentIntentId: "pi_1",
    amount: money(15_000, "USD"),
    status: "open",
    answerDueAt: null,
  } as const;
  const asked = (stage: "dispute" | "inquiry") =>
    paidBooking("2026-03-01T12:00:00Z", 15_000, { disputes: [{ ...dispute, stage }] });
  expect(quotedRefundOf(asked("dispute"), ENGLISH)).toEqual({ refund: "bank", amount: "$150.00" });
  expect(quotedRefundOf(asked("inquiry"), ENGLISH)).toEqual({ refund: "back", amount: "$150.00" });
});
