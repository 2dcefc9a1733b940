import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectSchema } from "./booking-effect.schema.ts";
import { bookingMachine, refundDueAt } from "./booking-machine.ts";
import { BOOKING_STATES } from "./booking.ts";
import { refundShareAt } from "./cancellation-policy.ts";
import { decideBooking } from "./decide-booking.ts";
import { addMinutes } from "./instant.ts";
import { invariant } from "./invariant.ts";
import { allCases, FACTS, STARTED, SUBJECTS, TABLE, type Subject } from "./test-booking-cases.ts";

describe("the booking machine", () => {
  test.each(allCases())("$subject: $fact → $expected.to", ({ subject, fact, expected }) => {
    const { state, context } = SUBJECTS[subject];
    const decision = decideBooking({ state, context }, FACTS[fact]);
    expect(decision === null).toBe(expected === null);
    if (decision === null) return;
    expect(decision.state).toBe(expected?.to);
    expect(decision.orders.map((order) => effectSchema.parse(order).type)).toEqual(expected?.effects);
  });

  test("reaches every state, and every one of its transitions is in the table of cases", () => {
    const reached = new Set(Object.values(TABLE).flatMap((rows) => Object.values(rows).map(({ to }) => to)));
    expect([...reached].sort()).toEqual([...BOOKING_STATES].sort());
    for (const state of BOOKING_STATES) {
      const subjects = (Object.keys(SUBJECTS) as Subject[]).filter(
        (subject) => SUBJECTS[subject].state === state,
      );
      const taken = new Set(
        subjects.flatMap((subject) =>
          Object.keys(TABLE[subject]).map((fact) => FACTS[fact as keyof typeof FACTS].type),
        ),
      );
      const defined = Object.keys(bookingMachine.config.states?.[state]?.on ?? {});
      expect([...taken].sort()).toEqual(expect.arrayContaining(defined));
    }
  });

  test("a payment that stands is never refunded by more than was paid", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000, max: 10_000 }),
        fc.option(fc.integer({ min: 0, max: 10_000 })),
        (minutes, ceiling) => {
          const context = { ...SUBJECTS.confirmed.context, refundCeilingBasisPoints: ceiling };
          const due = refundDueAt(context, "client", addMinutes(STARTED, minutes));
          expect(due?.amountMinor).toBeLessThanOrEqual(15_000);
          expect(due?.amountMinor).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test("a moved session keeps the share that was due, however far away the new time is", () => {
    const { state, context } = SUBJECTS.confirmed;
    invariant(context.time !== null, "a confirmed booking has a time");
    const late = addMinutes(context.time.startsAt, -13 * 60);
    const moved = decideBooking({ state, context }, { ...FACTS["the time is moved"], at: late });
    invariant(moved !== null, "a confirmed session can be moved");
    expect(refundShareAt(context.cancellationPolicy, context.time.startsAt, late)).toBe(5_000);
    expect(refundDueAt(moved.context, "client", late)?.amountMinor).toBe(7_500);
    expect(refundDueAt(moved.context, "builder", late)?.amountMinor).toBe(15_000);
  });

  test("moving the time of an unpaid booking does not make its hold longer", () => {
    for (const subject of [
      "scheduled",
      "payment pending, checkout open",
      "payment failed, checkout open",
    ] as const) {
      const { state, context } = SUBJECTS[subject];
      const moved = decideBooking({ state, context }, FACTS["the time is moved"]);
      expect(moved?.context.holdEndsAt).toBe(context.holdEndsAt);
      expect(moved?.context.time?.calendlyEventId).toBe("event-2");
    }
  });
});
