import { expect, test } from "vitest";
import {
  NOTHING_YET,
  type BookingContext,
  type BookingState,
  type RefundObligation,
} from "../../server/domain/booking/booking.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { money } from "../../server/domain/values/money.ts";
import { bookingStatusWords, NO_REFUNDS_READ, type Side } from "./booking-status-words.ts";
import { moneySummaryOf } from "./money-summary.ts";
import { bookingOnPage, CHECKOUT_ID } from "../routes/bookings.$bookingId/page-under-test.ts";

const NOW = instant("2026-03-01T10:05:00Z");

function words(state: BookingState, changes: Partial<BookingContext> = {}, side: Side = "client"): string {
  const { context } = bookingOnPage(state, {}, { ...NOTHING_YET, ...changes });
  return bookingStatusWords(state, context, side, NO_REFUNDS_READ, ENGLISH).words;
}

function obligation(status: RefundObligation["status"]): Pick<BookingContext, "refundObligations"> {
  const obligation = { number: 1, paymentIntentId: "pi_1", reason: "canceled", requestId: null } as const;
  return { refundObligations: [{ ...obligation, amount: money(7_500, "USD"), status }] };
}

test("a canceled booking says what its money does until it has arrived", () => {
  expect(words("CANCELED")).toBe("Canceled");
  expect(words("CANCELED", obligation("ordered"))).toBe("Canceled: refund requested, not arrived yet");
  expect(words("CANCELED", obligation("withheld"))).toBe("Canceled: your bank decides first");
  expect(words("CANCELED", obligation("settled"))).toBe("Canceled");
  expect(words("REFUNDED", obligation("settled"))).toBe("Money returned");
});

test("a payment that a bank is moving is in progress, not waited for", () => {
  expect(words("PAYMENT_PENDING")).toBe("Waiting for the payment");
  const checkouts = [{ checkoutId: CHECKOUT_ID, status: "complete" }] as const;
  expect(words("PAYMENT_PENDING", { checkouts })).toBe("Payment in progress");
});

test("a dispute outranks the refund that waits for it", () => {
  const disputes = [
    {
      disputeId: "dp_1",
      paymentIntentId: "pi_1",
      amount: money(15_000, "USD"),
      status: "open",
      stage: "dispute",
      answerDueAt: null,
    },
  ] as const;
  expect(words("CANCELED", { ...obligation("withheld"), disputes })).toBe("Canceled: payment disputed");
});

test("who has the next move is named from the reader's side", () => {
  expect(words("INITIATED")).toBe("Waiting for you to pick a time");
  expect(words("INITIATED", {}, "builder")).toBe("Waiting for the client to pick a time");
});

test.each([
  ["ordered", null, false, "refund requested, not arrived yet", "We are asking Stripe"],
  ["ordered", null, true, "money is owed to you", "You are owed"],
  ["ordered", "pending", false, "refund on its way", "is on its way back"],
  ["ordered", "requires_action", false, "your bank asks for something first", "asks for something first"],
  ["withheld", null, false, "your bank decides first", "is deciding about this payment first"],
] as const)(
  "the words beside a booking agree with its story: a refund %s, at Stripe %s, given up: %s",
  (status, atStripe, isDead, badge, sentence) => {
    const amount = money(7_500, "USD");
    const details = {
      refunds: atStripe === null ? [] : [{ amount, status: atStripe, due: 1 }],
      deadObligations: isDead ? [1] : [],
    };
    const payment = { checkoutId: CHECKOUT_ID, paymentIntentId: "pi_1", amount, paidAt: NOW } as const;
    const booking = bookingOnPage("CANCELED", details, {
      ...NOTHING_YET,
      ...obligation(status),
      payments: [payment],
    });
    expect(bookingStatusWords("CANCELED", booking.context, "client", details, ENGLISH).words).toBe(
      `Canceled: ${badge}`,
    );
    const summary = moneySummaryOf(booking, { side: "client", who: "Ada" }, ENGLISH).join(" ");
    expect(summary).toContain(sentence);
    expect(summary.includes("on its way")).toBe(badge.includes("on its way"));
  },
);
