import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectSchema } from "../booking-effect.schema.ts";
import type { BookingEvent, BookingEventType } from "../booking-event.ts";
import { refundAmountAt } from "../booking-money.ts";
import { BOOKING_STATES, confirmedPaymentOf, type BookingContext, type BookingState } from "../booking.ts";
import { refundShareAt } from "../../offer/cancellation-policy.ts";
import { decideBooking } from "./decide-booking.ts";
import { addMinutes } from "../../values/instant.ts";
import { invariant } from "../../values/invariant.ts";
import { isFree, isSameMoney, money } from "../../values/money.ts";
import { EVENTS, RETRY_UNTIL } from "../cases/test-booking-events.ts";
import { bookingScenarios } from "../cases/test-booking-scenarios.ts";
import { HOLD_ENDS, PROCESSING_ENDS, SUBJECTS, TIME } from "../cases/test-booking-subjects.ts";

describe("the booking machine", () => {
  test("a moved session keeps the share that was due, however far away the new time is", () => {
    const { state, context } = SUBJECTS.confirmed;
    invariant(context.time !== null, "a confirmed booking has a time");
    const late = addMinutes(context.time.startsAt, -13 * 60);
    const moved = decideBooking({ state, context }, { ...EVENTS["the time is moved"], at: late });
    invariant(moved !== null, "a confirmed session can be moved");
    expect(refundShareAt(context.cancellationPolicy, context.time.startsAt, late)).toBe(5_000);
    expect(refundAmountAt(moved.context, "client", late)?.amountMinor).toBe(7_500);
    expect(refundAmountAt(moved.context, "builder", late)?.amountMinor).toBe(15_000);
  });

  test("a session that was moved late keeps the lower share, however early it is moved again", () => {
    const { state, context } = SUBJECTS.confirmed;
    const movedLate = { state, context: { ...context, refundCeilingBasisPoints: 5_000 } };
    const again = decideBooking(movedLate, EVENTS["the time is moved"]);
    expect(again?.context.refundCeilingBasisPoints).toBe(5_000);
  });

  test("moving the time of an unpaid booking does not make its hold longer", () => {
    for (const subject of [
      "scheduled",
      "payment pending, checkout open",
      "payment failed, checkout open",
    ] as const) {
      const { state, context } = SUBJECTS[subject];
      const moved = decideBooking({ state, context }, EVENTS["the time is moved"]);
      expect(moved?.context.holdEndsAt).toBe(context.holdEndsAt);
      expect(moved?.context.time?.calendlyEventId).toBe("event-2");
    }
  });

  test("moving the time of a payment in progress takes it no nearer than a day to the session", () => {
    const { state, context } = SUBJECTS["payment pending, payment processing"];
    const time = { ...TIME, calendlyInviteeUri: `${TIME.calendlyInviteeUri}-earlier`, startsAt: HOLD_ENDS };
    const moved = decideBooking({ state, context }, { ...EVENTS["the time is moved"], time });
    expect(moved?.context.holdEndsAt).toBe(addMinutes(HOLD_ENDS, -24 * 60));
  });

  test("a payment in progress keeps the time, and its failure gives the client time to pay in another way", () => {
    const pending = SUBJECTS["payment pending, checkout open"];
    const processing = decideBooking(pending, EVENTS["the payment is processing"]);
    invariant(processing !== null, "a delayed payment can begin");
    expect(processing.context.holdEndsAt).toBe(PROCESSING_ENDS);
    const failed = decideBooking(processing, EVENTS["the delayed payment fails"]);
    expect(failed?.context.holdEndsAt).toBe(RETRY_UNTIL);
  });
});

/** Told twice, these ask again by design: Stripe's answer to the end of a hold is awaited, and an operator may say a thing twice. */
const ASKS_AGAIN: readonly BookingEventType[] = ["HOLD_ENDED", "LETTER_DROPPED"];

/**
 * The bank had decided before Stripe's "disputed" was told, and the obligation was ordered anew at once: the same words are then the answer to that
 * order. Of the earlier one they cannot come again: an effect is left alone once there is a newer one.
 */
function isAnswerToNewEffect(event: BookingEvent, { refundObligations }: BookingContext): boolean {
  if (event.type !== "REFUND_WITHHELD") return false;
  return refundObligations.some(({ number, status }) => number === event.due && status === "ordered");
}

const UNPAID: readonly BookingState[] = ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"];

const KNOWN_FOR_GOOD: readonly BookingEventType[] = [
  "CHECKOUT_OPENED",
  "CHECKOUT_PAID",
  "CHECKOUT_EXPIRED",
  "PAYMENT_PROCESSING",
  "DISPUTE_OPENED",
  "DISPUTE_CLOSED",
  "REFUND_REQUESTED",
];

/** What a source may bring once more, long after; a refund that failed since is told as failed. */
function isToldForGood(event: BookingEvent, { refunds }: BookingContext): boolean {
  if (event.type === "REFUND_SETTLED") return refunds.some(({ refundId }) => refundId === event.refundId);
  return KNOWN_FOR_GOOD.includes(event.type);
}

describe("in any scenario of a booking", () => {
  test("an event that is told a second time changes nothing and asks for nothing", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const { event, after } of steps) {
          const again = decideBooking(after, event);
          if (again === null || isAnswerToNewEffect(event, after.context)) continue;
          expect(ASKS_AGAIN).toContain(event.type);
          expect(again.context).toEqual(after.context);
          expect(again.state).toBe(after.state);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("an event about money that comes once more, long after, is refused", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps, ends }) => {
        for (const { event } of steps) {
          if (isToldForGood(event, ends.context)) expect(decideBooking(ends, event)).toBeNull();
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a hold never grows while the booking is unpaid, except by a delayed payment", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const { before, event, after } of steps) {
          if (!UNPAID.includes(before.state) || !UNPAID.includes(after.state)) continue;
          if (event.type === "PAYMENT_PROCESSING") continue;
          if (event.type === "PAYMENT_DECLINED" && event.retryUntil !== null) continue;
          const [earlier, later] = [before.context.holdEndsAt, after.context.holdEndsAt];
          invariant(earlier !== null && later !== null, "an unpaid booking with a time has a hold");
          expect(later <= earlier).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("moving a session again never wins a better share back than the earlier move had left", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const { before, after } of steps) {
          const [earlier, later] = [before.context, after.context].map((it) => it.refundCeilingBasisPoints);
          if (earlier != null) expect(later).toBeLessThanOrEqual(earlier);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a session that is on is free, or its exact price was paid by the checkout that confirmed it", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const { after } of steps) {
          if (after.state !== "CONFIRMED" && after.state !== "COMPLETED") continue;
          const paid = isFree(after.context.price) || confirmedPaymentOf(after.context);
          expect(paid === true || isSameMoney(after.context.price, paid?.amount ?? money(0, "USD"))).toBe(
            true,
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test("what was paid has all gone back when the booking says that it is refunded", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const { before, after } of steps) {
          if (after.state !== "REFUNDED" || before.state === "REFUNDED") continue;
          const sum = (events: readonly { amount: { amountMinor: number } }[]) =>
            events.reduce((total, { amount }) => total + amount.amountMinor, 0);
          expect(sum(after.context.refunds)).toBeGreaterThanOrEqual(sum(after.context.payments));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("every effect has the form that the outbox keeps, and the events alone tell the scenario again", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ begins, steps, ends }) => {
        let snapshot = begins;
        for (const { event, effects } of steps) {
          const decision = decideBooking(snapshot, event);
          invariant(decision !== null, `${event.type} was refused when told again from the beginning`);
          expect(decision.effects.map((effect) => effectSchema.parse(effect))).toEqual(effects);
          snapshot = { state: decision.state, context: decision.context };
        }
        expect(snapshot).toEqual(ends);
      }),
      { numRuns: 200 },
    );
  });

  test("every state and every kind of event is met, so that the scenarios are worth reading", () => {
    const states = new Set<BookingState>();
    const events = new Set<BookingEventType>();
    for (const { steps } of fc.sample(bookingScenarios(30), { numRuns: 500, seed: 4 })) {
      for (const { event, after } of steps) {
        states.add(after.state);
        events.add(event.type);
      }
    }
    expect([...states].sort()).toEqual([...BOOKING_STATES].filter((state) => state !== "INITIATED").sort());
    const all = Object.values(EVENTS).map(({ type }) => type);
    expect([...new Set(all)].filter((type) => !events.has(type))).toEqual([]);
  });
});
