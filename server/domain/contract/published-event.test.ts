import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { takenCases, type TakenCase } from "../booking/cases/test-booking-cases.ts";
import { bookingScenarios } from "../booking/cases/test-booking-scenarios.ts";
import type { Booking, BookingState } from "../booking/booking.ts";
import { PUBLISHED_EVENT_TYPES, publishedEventsOf, type PublishedEventType } from "./published-event.ts";

type Step = Pick<TakenCase, "before" | "event" | "after">;

const CASES = takenCases();
const told = ({ before, event, after }: Step) => publishedEventsOf(before, event, after);
const typesOf = (step: Step) => told(step).map(({ type }) => type);
const nameOf = ({ subject, eventName }: TakenCase) => `${subject}: ${eventName}`;

/** What became of a booking, whether or not its money has gone back since. */
function outcomeOf({ state, context }: Pick<Booking, "state" | "context">): BookingState {
  if (state !== "REFUNDED") return state;
  if (context.canceledAt !== null) return "CANCELED";
  return context.confirmedCheckoutId === null ? "ABANDONED" : "COMPLETED";
}

/** What is told of a booking's way, seen from its states alone, without the event. */
function toldByStates({ before, after }: Step): PublishedEventType[] {
  const [from, to] = [outcomeOf(before), outcomeOf(after)];
  const moved =
    before.context.time !== null &&
    before.context.time.calendlyInviteeUri !== after.context.time?.calendlyInviteeUri;
  if (moved) return ["booking.moved"];
  if (from === to) return [];
  switch (to) {
    case "SCHEDULED":
      return from === "INITIATED" ? ["booking.scheduled"] : [];
    case "CONFIRMED":
      return ["booking.confirmed"];
    case "COMPLETED":
      return ["booking.completed"];
    case "CANCELED":
      return ["booking.canceled"];
    case "ABANDONED":
      return ["booking.abandoned"];
    case "INITIATED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
    case "REFUNDED":
      return [];
  }
}

/** What is told of its money, seen from what is recorded of it. */
function toldByMoney({ before, after }: Step): PublishedEventType[] {
  const [from, to] = [before.context, after.context];
  const refundsOf = ({ refunds }: typeof from) => refunds.map(({ refundId }) => refundId);
  const isMissing = (list: readonly string[]) => (id: string) => !list.includes(id);
  const decided = ({ disputes }: typeof from) => disputes.filter(({ status }) => status !== "open").length;
  const stages = ({ disputes }: typeof from) =>
    disputes.filter(({ status }) => status === "open").map(({ disputeId, stage }) => `${disputeId} ${stage}`);
  return [
    ...to.payments.slice(from.payments.length).map(() => "payment.succeeded" as const),
    ...refundsOf(to)
      .filter(isMissing(refundsOf(from)))
      .map(() => "refund.settled" as const),
    ...stages(to)
      .filter(isMissing(stages(from)))
      .map(() => "dispute.opened" as const),
    ...Array<"dispute.closed">(decided(to) - decided(from)).fill("dispute.closed"),
  ];
}

/** What failed leaves nothing in a booking that is its alone. */
const failuresOf = ({ event }: Step): PublishedEventType[] =>
  event.type === "PAYMENT_DECLINED"
    ? ["payment.failed"]
    : event.type === "REFUND_FAILED"
      ? ["refund.failed"]
      : [];

const toldOnce = (step: Step) => [...toldByMoney(step), ...toldByStates(step), ...failuresOf(step)];

describe("of every case of the machine", () => {
  test("each way that the booking took and each change of its money is told exactly once", () => {
    const otherwise = CASES.filter((one) => typesOf(one).join() !== toldOnce(one).join());
    expect(otherwise.map(nameOf)).toEqual([]);
  });

  test("nothing is told where nothing has changed", () => {
    const unchanged = CASES.filter(({ before, after }) => JSON.stringify(before) === JSON.stringify(after));
    expect(unchanged.filter((one) => told(one).length > 0).map(nameOf)).toEqual([]);
  });

  test("every type is told somewhere", () => {
    expect([...new Set(CASES.flatMap(typesOf))].sort()).toEqual([...PUBLISHED_EVENT_TYPES].sort());
  });
});

describe("in any scenario of a booking", () => {
  test("each way that it took and each change of its money is told exactly once, a cancellation never twice", () => {
    fc.assert(
      fc.property(bookingScenarios(), ({ steps }) => {
        for (const step of steps) expect(typesOf(step)).toEqual(toldOnce(step));
        const all = steps.flatMap(typesOf);
        const times = (type: PublishedEventType) => all.filter((one) => one === type).length;
        expect(times("booking.canceled")).toBeLessThanOrEqual(1);
        expect(times("booking.scheduled")).toBeLessThanOrEqual(1);
        expect(times("booking.confirmed")).toBeLessThanOrEqual(1);
        expect(times("booking.abandoned")).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  test("a late payment that confirms nothing is told as money alone", () => {
    const late = CASES.filter(
      ({ event, after }) => event.type === "CHECKOUT_PAID" && after.state !== "CONFIRMED",
    );
    expect(late.length).toBeGreaterThan(5);
    for (const one of late) expect(typesOf(one)).toEqual(["payment.succeeded"]);
  });

  test("a payment is told before the session that it confirms", () => {
    const confirming = CASES.filter(({ event, before, after }) => {
      const enters = after.state === "CONFIRMED" && before.state !== "CONFIRMED";
      return event.type === "CHECKOUT_PAID" && enters;
    });
    expect(confirming.length).toBeGreaterThan(5);
    for (const one of confirming) expect(typesOf(one)).toEqual(["payment.succeeded", "booking.confirmed"]);
  });
});
