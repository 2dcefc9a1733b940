import { expect, test } from "vitest";
import { confirmed, scheduled, testBooking } from "../../db/bookings/test-bookings.ts";
import type { BookingContext, BookingDispute } from "../../server/domain/booking/booking.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { money } from "../../server/domain/values/money.ts";
import { allGoesBack } from "./all-goes-back.ts";

const { context } = confirmed(scheduled(testBooking()));
const [payment] = context.payments;
if (payment === undefined) throw new Error("nothing was paid");
const { amount: paid, paymentIntentId } = payment;
const paidWords = "$150.00";

function disputed(stage: BookingDispute["stage"]): BookingContext {
  return {
    ...context,
    disputes: [
      { disputeId: "dp_1", paymentIntentId, amount: paid, status: "open", stage, answerDueAt: null },
    ],
  };
}

test("a rest is never called all that was paid", () => {
  expect(allGoesBack(context, paid, "Casey", ENGLISH)).toBe(`All ${paidWords} that Casey paid goes back.`);
  expect(allGoesBack(context, money(6_000, "USD"), "Casey", ENGLISH)).toBe(
    `All that is left of the ${paidWords} that Casey paid goes back: $60.00.`,
  );
  expect(allGoesBack(context, money(0, "USD"), "Casey", ENGLISH)).toBe("Nothing is left to return.");
  expect(allGoesBack({ ...context, payments: [] }, null, "Casey", ENGLISH)).toBe(
    "Nothing was paid, so nothing goes back.",
  );
});

test("what the bank holds is promised only if the bank does not return it; what it only asks about goes back", () => {
  expect(allGoesBack(disputed("dispute"), paid, "Casey", ENGLISH)).toContain(
    `All ${paidWords} that Casey paid goes back, unless the bank returns it`,
  );
  expect(allGoesBack(disputed("inquiry"), paid, "Casey", ENGLISH)).toBe(
    allGoesBack(context, paid, "Casey", ENGLISH),
  );
});
