import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookingEvent } from "../booking-event.ts";
import type { BookingState } from "../booking.ts";
import { isEverythingReturned, moneyTroublesOf, refundAmountAt } from "../booking-money.ts";
import { decideBooking } from "./decide-booking.ts";
import { invariant } from "../../values/invariant.ts";
import { money } from "../../values/money.ts";
import { EVENTS, type EventName } from "../cases/test-booking-events.ts";
import { bookingScenarios } from "../cases/test-booking-scenarios.ts";
import { STARTED, SUBJECTS, type Subject } from "../cases/test-booking-subjects.ts";

/** Where these events lead, in this order; one that the machine refuses there changes nothing. */
function stateAfter(subject: Subject, events: readonly EventName[]): BookingState {
  return snapshotAfter(subject, events).state;
}

function snapshotAfter(subject: Subject, events: readonly EventName[]) {
  let { state, context } = SUBJECTS[subject] as Parameters<typeof decideBooking>[0];
  for (const event of events) {
    const decision = decideBooking({ state, context }, EVENTS[event]);
    if (decision !== null) ({ state, context } = decision);
  }
  return { state, context };
}

const OVER: readonly BookingState[] = ["COMPLETED", "ABANDONED", "CANCELED", "REFUNDED"];

describe("a booking that is over", () => {
  test.each([
    ["payment failed, paid wrongly", "the first obligation's refund arrives", "the hold ends"],
    ["payment failed, paid wrongly", "everything is refunded", "the hold ends"],
    ["payment failed, paid wrongly", "the first obligation's refund arrives", "the client cancels"],
    [
      "payment failed, paid wrongly",
      "the first obligation's refund arrives",
      "the time is canceled at Calendly",
    ],
    ["payment failed, paid wrongly", "the first obligation's refund arrives", "another session was booked"],
    ["abandoned, paid late", "the first obligation's refund arrives", "the time is canceled at Calendly"],
    ["confirmed", "everything is refunded", "another session was booked"],
    ["confirmed", "everything is refunded", "the client cancels"],
    ["confirmed", "everything is refunded", "the time is canceled at Calendly"],
    ["confirmed", "everything is refunded", "the session ends"],
    ["completed", "everything is refunded", "another session was booked"],
    ["abandoned, paid late", "the first obligation's refund arrives", "another session was booked"],
  ] as const)("%s: is refunded whether %s first, or %s", (subject, money, end) => {
    expect(stateAfter(subject, [money, end])).toBe("REFUNDED");
    expect(stateAfter(subject, [end, money])).toBe("REFUNDED");
  });

  test.each([
    ["canceled, paid", "the first obligation's refund arrives", "CANCELED"],
    ["abandoned, paid late", "the first obligation's refund arrives", "ABANDONED"],
    ["completed, refund ordered", "the first obligation's refund arrives", "COMPLETED"],
  ] as const)(
    "%s: with another payment that has not gone back, it ends the same whether that or the refund came first",
    (subject, refund, state) => {
      expect(stateAfter(subject, [refund, "a second checkout is paid"])).toBe(state);
      expect(stateAfter(subject, ["a second checkout is paid", refund])).toBe(state);
    },
  );

  test.each([
    ["scheduled", "the hold ends", "CANCELED", 0],
    ["payment failed, checkout closed", "the hold ends", "CANCELED", 0],
    ["payment pending, payment processing", "the time for a delayed payment ends", "CANCELED", 0],
    ["initiated", "the deadline passes", "CANCELED", 0],
    ["confirmed, free", "the session ends", "CANCELED", 0],
    ["confirmed", "the session ends", "CANCELED", 15_000],
    ["confirmed", "the client cancels too late for a refund", "CANCELED", 15_000],
    ["confirmed, refunded outside", "the session ends", "REFUNDED", 0],
    ["confirmed, refunded outside", "the client cancels too late for a refund", "REFUNDED", 0],
  ] as const)(
    "%s: is canceled by a rejected time, and all of it is owed back, though %s before the news of it",
    (subject, end, state, outstandingMinor) => {
      const rejected = EVENTS["another session was booked"];
      const late = snapshotAfter(subject, [end, "another session was booked"]);
      const inTime = snapshotAfter(subject, ["another session was booked", end]);
      for (const { state: ends, context } of [late, inTime]) {
        expect(ends).toBe(state);
        expect(context).toMatchObject({
          canceledAt: rejected.at,
          canceledBy: "unknown",
          cancellationQuotedAt: null,
          rejectedBecause: rejected.because,
        });
        expect(context.refundObligations.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(
          outstandingMinor,
        );
      }
    },
  );

  test.each([
    ["confirmed", "CONFIRMED"],
    ["completed", "COMPLETED"],
    ["refunded after the session", "REFUNDED"],
  ] as const)(
    "%s: stays so when the time was rejected after its start, as when it was canceled then",
    (subject, state) => {
      expect(stateAfter(subject, ["another session was booked after the start"])).toBe(state);
      expect(stateAfter(subject, ["the time is canceled after the start"])).toBe(state);
    },
  );

  test("that is refunded takes the earlier of two cancellations too, so that a refund that fails then is owed by it", () => {
    const half = SUBJECTS["canceled late, half of it returned"];
    const rest = { ...EVENTS["a part is refunded"], amount: money(7_500, "USD") };
    const told = (events: readonly BookingEvent[]) =>
      events.reduce<Parameters<typeof decideBooking>[0]>((snapshot, event) => {
        const decision = decideBooking(snapshot, event);
        invariant(decision !== null, `${event.type} is taken in ${snapshot.state}`);
        return decision;
      }, half);
    const fails: BookingEvent = { ...rest, type: "REFUND_FAILED" };
    const refunded = told([rest, EVENTS["the time is canceled at Calendly"], fails]);
    const canceled = told([EVENTS["the time is canceled at Calendly"], rest, fails]);
    for (const { state, context } of [refunded, canceled]) {
      expect(state).toBe("CANCELED");
      expect(moneyTroublesOf(state, context)).toEqual([]);
      expect(refundAmountAt(context, "builder", STARTED)?.amountMinor).toBe(0);
    }
  });

  test("counts a payment that came before its cancellation by the policy, though another one had gone back before we learned of it", () => {
    const { context } = SUBJECTS["canceled, its payment not heard of"];
    const wrong = decideBooking(
      { state: "PAYMENT_FAILED", context: { ...context, canceledAt: null, canceledBy: null } },
      EVENTS["the first checkout is paid with another amount"],
    );
    invariant(wrong !== null, "a wrong amount is taken");
    const events = [
      {
        ...EVENTS["the first obligation's refund arrives"],
        paymentIntentId: "pi_cs_test_one",
        amount: { amountMinor: 14_999, currency: "USD" },
      },
      EVENTS["the client cancels too late for a refund"],
      EVENTS["a second checkout is paid"],
    ] as const;
    let snapshot: Parameters<typeof decideBooking>[0] = wrong;
    for (const event of events) {
      const decision = decideBooking(snapshot, event);
      invariant(decision !== null, `${event.type} is taken`);
      snapshot = decision;
    }
    expect(snapshot.state).toBe("CANCELED");
    // Less than an hour before its start nothing of the price was due.
    expect(snapshot.context.refundObligations.map(({ reason }) => reason)).toEqual(["wrong_amount"]);
  });

  test("is refunded exactly while something was paid and all of it has gone back, in any scenario", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const { after } of steps) {
          if (!OVER.includes(after.state)) continue;
          expect(after.state === "REFUNDED").toBe(isEverythingReturned(after.context));
        }
      }),
      { numRuns: 300 },
    );
  });
});
