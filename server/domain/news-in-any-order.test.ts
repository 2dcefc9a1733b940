import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookingState } from "./booking.ts";
import { isEverythingReturned } from "./booking-money.ts";
import { decideBooking } from "./decide-booking.ts";
import { invariant } from "./invariant.ts";
import { FACTS, type Fact } from "./test-booking-facts.ts";
import { bookingStories } from "./test-booking-stories.ts";
import { SUBJECTS, type Subject } from "./test-booking-subjects.ts";

/** Where these facts lead, in this order; one that the machine refuses there changes nothing. */
function stateAfter(subject: Subject, facts: readonly Fact[]): BookingState {
  let { state, context } = SUBJECTS[subject] as Parameters<typeof decideBooking>[0];
  for (const fact of facts) {
    const decision = decideBooking({ state, context }, FACTS[fact]);
    if (decision !== null) ({ state, context } = decision);
  }
  return state;
}

const OVER: readonly BookingState[] = ["COMPLETED", "ABANDONED", "CANCELED", "REFUNDED"];

describe("a booking that is over", () => {
  test.each([
    ["payment failed, paid wrongly", "the first debt's refund arrives", "the hold ends"],
    ["payment failed, paid wrongly", "everything is refunded", "the hold ends"],
    ["payment failed, paid wrongly", "the first debt's refund arrives", "the client cancels"],
    ["payment failed, paid wrongly", "the first debt's refund arrives", "the time is canceled at Calendly"],
    ["payment failed, paid wrongly", "the first debt's refund arrives", "another session was booked"],
    ["abandoned, paid late", "the first debt's refund arrives", "the time is canceled at Calendly"],
    ["confirmed", "everything is refunded", "another session was booked"],
    ["confirmed", "everything is refunded", "the client cancels"],
    ["confirmed", "everything is refunded", "the time is canceled at Calendly"],
    ["confirmed", "everything is refunded", "the session ends"],
  ] as const)("%s: is refunded whether %s first, or %s", (subject, money, end) => {
    expect(stateAfter(subject, [money, end])).toBe("REFUNDED");
    expect(stateAfter(subject, [end, money])).toBe("REFUNDED");
  });

  test.each([
    ["canceled, paid", "the first debt's refund arrives", "CANCELED"],
    ["abandoned, paid late", "the first debt's refund arrives", "ABANDONED"],
    ["completed, refund ordered", "the first debt's refund arrives", "COMPLETED"],
  ] as const)(
    "%s: with another payment that has not gone back, it ends the same whether that or the refund came first",
    (subject, refund, state) => {
      expect(stateAfter(subject, [refund, "a second checkout is paid"])).toBe(state);
      expect(stateAfter(subject, ["a second checkout is paid", refund])).toBe(state);
    },
  );

  test("counts a payment that came before its cancellation by the policy, though another one had gone back before the news", () => {
    const { context } = SUBJECTS["canceled, its payment not heard of"];
    const wrong = decideBooking(
      { state: "PAYMENT_FAILED", context: { ...context, canceledAt: null, canceledBy: null } },
      FACTS["the first checkout is paid with another amount"],
    );
    invariant(wrong !== null, "a wrong amount is taken");
    const facts = [
      {
        ...FACTS["the first debt's refund arrives"],
        paymentIntentId: "pi_cs_test_one",
        amount: { amountMinor: 14_999, currency: "USD" },
      },
      FACTS["the client cancels too late for a refund"],
      FACTS["a second checkout is paid"],
    ] as const;
    let standing: Parameters<typeof decideBooking>[0] = wrong;
    for (const fact of facts) {
      const decision = decideBooking(standing, fact);
      invariant(decision !== null, `${fact.type} is taken`);
      standing = decision;
    }
    expect(standing.state).toBe("CANCELED");
    // Less than an hour before its start nothing of the price was due.
    expect(standing.context.refundsDue.map(({ reason }) => reason)).toEqual(["wrong_amount"]);
  });

  test("is refunded exactly while something was paid and all of it has gone back, in any story", () => {
    fc.assert(
      fc.property(bookingStories(), ({ steps }) => {
        for (const { after } of steps) {
          if (!OVER.includes(after.state)) continue;
          expect(after.state === "REFUNDED").toBe(isEverythingReturned(after.context));
        }
      }),
      { numRuns: 300 },
    );
  });
});
