import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Effect } from "./booking-effect.ts";
import { moneyTroublesOf, refundableOf, refundAmountAt } from "./booking-money.ts";
import type { BookingContext, BookingState } from "./booking.ts";
import { decideBooking } from "./machine/decide-booking.ts";
import { addMinutes } from "../values/instant.ts";
import { invariant } from "../values/invariant.ts";
import { balancesOf } from "./money-balance.ts";
import { EVENTS, type EventName } from "./cases/test-booking-events.ts";
import { bookingScenarios } from "./cases/test-booking-scenarios.ts";
import { STARTED, STARTS, SUBJECTS } from "./cases/test-booking-subjects.ts";

/** What is left of each payment when nothing is counted but the events: returned here or outside, promised, taken by the bank. */
function leftMinor(context: BookingContext, paymentIntentId: string, exceptObligation: number): number {
  const sum = (events: readonly { paymentIntentId: string; amount: { amountMinor: number } }[]) =>
    events
      .filter((event) => event.paymentIntentId === paymentIntentId)
      .reduce((total, { amount }) => total + amount.amountMinor, 0);
  const promised = context.refundObligations.filter(
    ({ status, number }) => (status === "ordered" || status === "withheld") && number !== exceptObligation,
  );
  // What of it went by a refund, is counted there.
  const outside = context.refundObligations
    .filter(({ status }) => status === "settled_outside")
    .flatMap(({ paymentIntentId: of, amount, restsOn = [] }) => [
      { paymentIntentId: of, amount },
      ...restsOn.map((one) => ({ paymentIntentId: of, amount: { amountMinor: -one.amount.amountMinor } })),
    ]);
  const lost = context.disputes.filter(({ status }) => status === "lost");
  return sum(context.payments) - sum(context.refunds) - sum(promised) - sum(outside) - sum(lost);
}

function refundsIn(effects: readonly Effect[]) {
  return effects.flatMap((effect) => (effect.type === "requestRefund" ? [effect.params] : []));
}

type Snapshot = Readonly<{ state: BookingState; context: BookingContext }>;

/** What a row of events makes of a booking; each must be taken. */
function afterAll(snapshot: Snapshot, ...events: EventName[]): Snapshot {
  return events.reduce<Snapshot>((before, event) => {
    const decision = decideBooking(before, EVENTS[event]);
    invariant(decision !== null, `${event} was refused in ${before.state}`);
    return decision;
  }, snapshot);
}

const statusesOf = ({ context }: Snapshot) => context.refundObligations.map(({ status }) => status);
const troublesOf = ({ state, context }: Snapshot) => moneyTroublesOf(state, context).map(({ kind }) => kind);

describe("in any scenario of a booking", () => {
  test("no refund goes beyond what is left of its payment, unless the dashboard was faster", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps, racedPayments }) => {
        for (const { after, effects } of steps) {
          for (const { paymentIntentId, amount, due: obligation } of refundsIn(effects)) {
            if (racedPayments.has(paymentIntentId)) continue;
            expect(amount.amountMinor).toBeGreaterThan(0);
            expect(amount.amountMinor).toBeLessThanOrEqual(
              leftMinor(after.context, paymentIntentId, obligation),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("each effect to return money is that of a refund obligation that is written down as ordered", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const { after, effects } of steps) {
          for (const { due, amount } of refundsIn(effects)) {
            const obligation = after.context.refundObligations.find(({ number }) => number === due);
            expect(obligation).toMatchObject({ status: "ordered", amount });
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("money is where policy and state say while every obligation is ordered, withheld, settled or waived", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps, racedPayments }) => {
        if (racedPayments.size > 0) return;
        for (const { after } of steps) {
          if (after.context.refundObligations.some(({ status }) => status === "failed")) continue;
          expect(moneyTroublesOf(after.state, after.context)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("what can still be returned of a payment is never more than was paid, and never less than nothing", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ ends: { context } }) => {
        for (const payment of context.payments) {
          const { amountMinor } = refundableOf(context, payment);
          expect(amountMinor).toBeGreaterThanOrEqual(0);
          expect(amountMinor).toBeLessThanOrEqual(payment.amount.amountMinor);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("a refund obligation", () => {
  test("that waited for the bank is ordered when the dispute is won, and waived when it is lost", () => {
    const waiting = afterAll(SUBJECTS["confirmed, disputed"], "the client cancels");
    expect(statusesOf(waiting)).toEqual(["withheld"]);
    expect(statusesOf(afterAll(waiting, "the dispute is won"))).toEqual(["ordered"]);
    const lost = afterAll(waiting, "the dispute is lost");
    expect(statusesOf(lost)).toEqual(["waived"]);
    expect(troublesOf(lost)).toEqual([]);
  });

  test.each([
    { outcome: "the dispute is won", status: "ordered" },
    { outcome: "the dispute is lost", status: "waived" },
  ] as const)(
    "comes to the same whether Stripe refuses it before or after $outcome",
    ({ outcome, status }) => {
      const disputed = afterAll(SUBJECTS["canceled, paid"], "a dispute is opened");
      const before = afterAll(disputed, "the bank holds the first obligation's refund", outcome);
      const after = afterAll(disputed, outcome, "the bank holds the first obligation's refund");
      expect(statusesOf(before)).toEqual([status]);
      expect(statusesOf(after)).toEqual([status]);
    },
  );

  test("whose refund fails after it had arrived is a trouble until a person requests it again", () => {
    const failed = afterAll(SUBJECTS.refunded, "the known refund fails after all");
    expect(failed.state).toBe("CANCELED");
    expect(statusesOf(failed)).toEqual(["failed"]);
    expect(troublesOf(failed)).toEqual(["refund_failed"]);
    const again = decideBooking(failed, {
      ...EVENTS["the builder returns a part"],
      amount: failed.context.price,
      reason: "again",
    });
    invariant(again !== null, "a failed obligation can be requested again");
    expect(statusesOf(again)).toEqual(["failed", "ordered"]);
    expect(troublesOf(again)).toEqual([]);
  });

  test("whose refund failed is no trouble when everything has gone back in another way", () => {
    const { state, context } = SUBJECTS["refunded, and once more outside"];
    const after = decideBooking({ state, context }, EVENTS["the known refund fails after all"]);
    invariant(after !== null, "a refund can fail after it had arrived");
    expect(after.context.refundObligations.map(({ status }) => status)).toEqual(["failed"]);
    expect(moneyTroublesOf(after.state, after.context)).toEqual([]);
  });

  test("that is settled stays so when the effect for it is dropped", () => {
    expect(
      statusesOf(afterAll(SUBJECTS.refunded, "an operator drops the first obligation's effect")),
    ).toEqual(["settled"]);
  });

  test.each([
    ["an operator has returned the first obligation outside Stripe", "settled_outside"],
    ["an operator drops the first obligation's effect", "waived"],
  ] as const)("when %s, ends as %s, which is no trouble", (event, status) => {
    const dropped = afterAll(SUBJECTS["canceled, paid"], event);
    expect(statusesOf(dropped)).toEqual([status]);
    expect(troublesOf(dropped)).toEqual([]);
    expect(balancesOf(dropped.state, dropped.context)).toMatchObject([
      { paid: 15_000, settledOtherwise: 15_000, kept: 0, difference: 0 },
    ]);
  });

  /** 50 of 150 were promised out of goodwill, and the effect is a dead letter. */
  const promised = afterAll(SUBJECTS.confirmed, "the builder returns a part");
  const canceledAfter = (...events: EventName[]) => {
    const before = afterAll(promised, ...events);
    const canceled = afterAll(before, "the client cancels");
    expect(troublesOf(canceled)).toEqual([]);
    expect(balancesOf(canceled.state, canceled.context)).toMatchObject([{ kept: 0, difference: 0 }]);
    return canceled.context.refundObligations.slice(1).map(({ amount }) => amount.amountMinor);
  };

  test("that an operator has returned outside Stripe is gone: a cancellation returns only the rest", () => {
    const settled = afterAll(promised, "an operator has returned the first obligation outside Stripe");
    const [payment] = settled.context.payments;
    invariant(payment !== undefined, "it is paid");
    expect(refundableOf(settled.context, payment).amountMinor).toBe(10_000);
    expect(refundAmountAt(settled.context, "builder", STARTED)?.amountMinor).toBe(10_000);
    expect(canceledAfter("an operator has returned the first obligation outside Stripe")).toEqual([10_000]);
  });

  test("that is waived is counted where it went: nowhere, in the dashboard, or at the bank, and never twice", () => {
    expect(canceledAfter("an operator drops the first obligation's effect")).toEqual([15_000]);
    expect(canceledAfter("a part is refunded", "an operator drops the first obligation's effect")).toEqual([
      10_000,
    ]);
    expect(canceledAfter("a part is refunded", "nothing is left of the first obligation")).toEqual([10_000]);
    expect(canceledAfter("the dispute is lost", "an operator drops the first obligation's effect")).toEqual(
      [],
    );
  });

  test("that was returned outside Stripe and arrives by Stripe after all counts once", () => {
    const settled = afterAll(
      SUBJECTS["confirmed, refund ordered"],
      "an operator has returned the first obligation outside Stripe",
      "the first obligation's refund arrives",
    );
    expect(statusesOf(settled)).toEqual(["settled"]);
    expect(troublesOf(settled)).toEqual([]);
  });

  test("is written down and ordered when a refund made outside, which had paid it, fails after the cancellation", () => {
    const canceled = afterAll(SUBJECTS["confirmed, refunded outside"], "the client cancels");
    expect(canceled.context.refundObligations).toEqual([]);
    expect(troublesOf(canceled)).toEqual([]);
    const failed = decideBooking(canceled, { ...EVENTS["the known refund fails after all"], due: null });
    invariant(failed !== null, "a refund that had arrived can fail");
    expect(
      failed.context.refundObligations.map(({ amount, status }) => [amount.amountMinor, status]),
    ).toEqual([[15_000, "ordered"]]);
    expect(failed.effects.map(({ type }) => type)).toContain("requestRefund");
    expect(troublesOf(failed)).toEqual([]);
  });

  test("that was forgotten is noticed", () => {
    const { state, context } = SUBJECTS["canceled, paid"];
    expect(troublesOf({ state, context: { ...context, refundObligations: [] } })).toEqual(["owed"]);
  });
});

describe("what a cancellation returns", () => {
  const canceledAt = (minutesBeforeStart: number, quotedMinutesBefore: number | null) => {
    const at = addMinutes(STARTS, -minutesBeforeStart);
    const quotedAt = quotedMinutesBefore === null ? null : addMinutes(STARTS, -quotedMinutesBefore);
    const decision = decideBooking(SUBJECTS.confirmed, {
      type: "CANCEL_REQUESTED",
      at,
      by: "client",
      quotedAt,
    });
    invariant(decision !== null, "a confirmed booking can be canceled before its start");
    return decision.context.refundObligations.map(({ amount }) => amount.amountMinor);
  };

  test("is what the quote said that the client accepted, though a tier ended meanwhile", () => {
    expect(canceledAt(24 * 60 - 2, null)).toEqual([7_500]);
    expect(canceledAt(24 * 60 - 2, 24 * 60 + 3)).toEqual([15_000]);
  });

  test("is less by what has gone back before, and never below nothing", () => {
    const { context } = SUBJECTS["completed, a part returned"];
    expect(refundAmountAt(context, "builder", STARTED)?.amountMinor).toBe(10_000);
    expect(refundAmountAt(context, "client", addMinutes(STARTS, -13 * 60))?.amountMinor).toBe(2_500);
    expect(refundAmountAt(context, "client", addMinutes(STARTS, -60))?.amountMinor).toBe(0);
  });

  test("is everything when it happened before the payment, though we learn of it afterwards", () => {
    const late = { ...SUBJECTS.confirmed.context, refundCeilingBasisPoints: 0 };
    expect(refundAmountAt(late, "client", addMinutes(STARTED, 9))?.amountMinor).toBe(15_000);
    expect(refundAmountAt(late, "client", addMinutes(STARTED, 11))?.amountMinor).toBe(0);
  });

  test("is not what failed at Stripe: a person sends that again, whichever event came first", () => {
    const { context } = SUBJECTS["canceled, refund failed"];
    const confirmed = { ...context, canceledAt: null, canceledBy: null };
    expect(refundAmountAt(confirmed, "builder", STARTED)?.amountMinor).toBe(0);
    const refundObligations = confirmed.refundObligations.flatMap((obligation) => [
      obligation,
      { ...obligation, number: 2, reason: "again" as const, status: "ordered" as const },
    ]);
    expect(refundAmountAt({ ...confirmed, refundObligations }, "builder", STARTED)?.amountMinor).toBe(0);
  });

  test("is never more than was paid", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000, max: 10_000 }),
        fc.option(fc.integer({ min: 0, max: 10_000 })),
        (minutes, ceiling) => {
          const context = { ...SUBJECTS.confirmed.context, refundCeilingBasisPoints: ceiling };
          const obligation = refundAmountAt(context, "client", addMinutes(STARTED, minutes));
          expect(obligation?.amountMinor).toBeLessThanOrEqual(15_000);
          expect(obligation?.amountMinor).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
