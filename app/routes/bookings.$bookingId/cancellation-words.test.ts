import { expect, test } from "vitest";
import type { BookingContext } from "../../../server/domain/booking/booking.ts";
import { instant } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import type { BookingOnPage } from "../../page-data.ts";
import { ceilingInWords, quotedRefundInWords, whyThisRefund } from "./cancellation-words.ts";
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
  expect(quotedRefundInWords(paidBooking("2026-03-02T20:00:00Z", 7_500))).toBe("$75.00 back");
  expect(quotedRefundInWords(paidBooking("2026-03-03T12:00:00Z", 0))).toBe("nothing comes back");
  expect(quotedRefundInWords(bookingOnPage("CONFIRMED"))).toBeNull();
});

test("what stays is named, with the sentence of the policy that is in force", () => {
  expect(whyThisRefund(paidBooking("2026-03-02T20:00:00Z", 7_500))).toEqual([
    "$75.00 stays with Ada.",
    "The rule in force: “Cancel 12 h or more before it starts and you get 50\u00a0% back.”",
  ]);
  expect(whyThisRefund(paidBooking("2026-03-03T12:00:00Z", 0)).join(" ")).toContain(
    "nothing comes back this shortly",
  );
  expect(whyThisRefund(paidBooking("2026-03-01T12:00:00Z", 15_000))).toHaveLength(1);
});

test("a session that was moved is told that moving it won no better tier", () => {
  const booking = paidBooking("2026-03-01T12:00:00Z", 7_500, { refundCeilingBasisPoints: 5_000 });
  expect(whyThisRefund(booking).join(" ")).toContain("50\u00a0% would have come back");
});

test("before it is moved, the share due now is named as the most that a later cancellation gives", () => {
  expect(ceilingInWords(paidBooking("2026-03-02T20:00:00Z", 7_500))).toContain("at most 50\u00a0% back");
  expect(ceilingInWords(paidBooking("2026-03-01T12:00:00Z", 15_000))).toContain("counts from the new time");
  expect(ceilingInWords(paidBooking("2026-03-03T12:00:00Z", 0))).toContain("nothing comes back");
  expect(ceilingInWords(bookingOnPage("CONFIRMED"))).toBeNull();
});

test("what has gone back already is not promised again, nor called lost", () => {
  const refunds = [
    { refundId: "re_1", paymentIntentId: "pi_1", amount: money(15_000, "USD"), due: null },
  ] as const;
  const booking = paidBooking("2026-03-01T12:00:00Z", 0, { refunds });
  expect(quotedRefundInWords(booking)).toBe("nothing is left to come back");
  expect(whyThisRefund(booking)).toEqual([
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
  expect(quotedRefundInWords(asked("dispute"))).toBe("$150.00 back, unless your bank returns it");
  expect(quotedRefundInWords(asked("inquiry"))).toBe("$150.00 back");
});
