import { expect, test } from "vitest";
import {
  NOTHING_YET,
  type BookingContext,
  type BookingState,
  type RefundDue,
} from "../server/domain/booking.ts";
import { money } from "../server/domain/money.ts";
import { bookingStatusWords, type Side } from "./booking-status-words.ts";
import { bookingOnPage, CHECKOUT_ID } from "./routes/bookings.$bookingId/page-under-test.ts";

function words(state: BookingState, changes: Partial<BookingContext> = {}, side: Side = "client"): string {
  const { context } = bookingOnPage(state, {}, { ...NOTHING_YET, ...changes });
  return bookingStatusWords(state, context, side).words;
}

function due(status: RefundDue["status"]): Pick<BookingContext, "refundsDue"> {
  const debt = { number: 1, paymentIntentId: "pi_1", reason: "canceled", requestId: null } as const;
  return { refundsDue: [{ ...debt, amount: money(7_500, "USD"), status }] };
}

test("a canceled booking says what its money does until it has arrived", () => {
  expect(words("CANCELED")).toBe("Canceled");
  expect(words("CANCELED", due("ordered"))).toBe("Canceled: refund on its way");
  expect(words("CANCELED", due("withheld"))).toBe("Canceled: refund on its way");
  expect(words("CANCELED", due("settled"))).toBe("Canceled");
  expect(words("REFUNDED", due("settled"))).toBe("Money returned");
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
  expect(words("CANCELED", { ...due("withheld"), disputes })).toBe("Canceled: payment disputed");
});

test("who has the next move is named from the reader's side", () => {
  expect(words("INITIATED")).toBe("Waiting for you to pick a time");
  expect(words("INITIATED", {}, "builder")).toBe("Waiting for the client to pick a time");
});

test("an operator is not told that a refund is on its way: its order may have been given up", () => {
  expect(words("CANCELED", due("ordered"), "operator")).toBe("Canceled: refund ordered, not arrived yet");
});
