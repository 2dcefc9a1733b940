import { describe, expect, test } from "vitest";
import type { BookingEventType } from "../booking-event.ts";
import { bookingMachine } from "./states.ts";
import type { BookingState } from "../booking.ts";
import { decideBooking } from "./decide-booking.ts";
import { addMinutes } from "../../values/instant.ts";
import { EVENTS, type EventName } from "../cases/test-booking-events.ts";
import { SUBJECTS, type Subject } from "../cases/test-booking-subjects.ts";

const FINAL = ["COMPLETED", "ABANDONED", "CANCELED", "REFUNDED"] as const satisfies readonly BookingState[];

/** Why a final state may be deaf to a kind of news: neither money nor the calendar hangs on it. */
const BECAUSE = {
  ours: "a decision of ours, or a person’s with us, for a booking that stands: never made for one that is over, and never retroactive",
  given_back:
    "the time is given back at Calendly beside the booking, which stays over; its money goes by the cancellation or by the end of the hold",
  no_money: "there is no checkout, and so nothing to close or to return",
  did_not_take_place: "nobody can have missed a session that was not on",
  answered: "the question whether a session is on is asked only while it is",
} as const;
type Because = keyof typeof BECAUSE;

const everywhere = (because: Because | "taken") => ({
  COMPLETED: because,
  ABANDONED: because,
  CANCELED: because,
  REFUNDED: because,
});
const tookPlace = { ...everywhere("did_not_take_place"), COMPLETED: "taken", REFUNDED: "taken" } as const;

/** Every kind of event × every final state: taken, in some booking at least, or ignored in all of them for one of these reasons. */
const LATE_EVENTS: Record<BookingEventType, Record<(typeof FINAL)[number], Because | "taken">> = {
  TIME_BOOKED: everywhere("given_back"),
  TIME_MOVED: { COMPLETED: "taken", ABANDONED: "given_back", CANCELED: "given_back", REFUNDED: "taken" },
  TIME_CANCELED: everywhere("taken"),
  TIME_REJECTED: everywhere("taken"),
  NO_SHOW_MARKED: tookPlace,
  NO_SHOW_CLEARED: tookPlace,
  CHECKOUT_OPENED: everywhere("taken"),
  CHECKOUT_EXPIRED: everywhere("taken"),
  CHECKOUT_PAID: everywhere("taken"),
  CHECKOUT_NOT_OPENED: everywhere("no_money"),
  PAYMENT_PROCESSING: everywhere("taken"),
  PAYMENT_DECLINED: everywhere("taken"),
  REFUND_SETTLED: everywhere("taken"),
  REFUND_FAILED: everywhere("taken"),
  REFUND_WITHHELD: everywhere("taken"),
  REFUND_WAIVED: everywhere("taken"),
  DISPUTE_OPENED: everywhere("taken"),
  DISPUTE_CLOSED: everywhere("taken"),
  REFUND_REQUESTED: everywhere("taken"),
  LETTER_DROPPED: everywhere("taken"),
  DEADLINE_PASSED: everywhere("ours"),
  HOLD_ENDED: everywhere("ours"),
  SESSION_ENDED: everywhere("ours"),
  CHECKOUT_REQUESTED: everywhere("ours"),
  FREE_CONFIRMED: everywhere("ours"),
  CANCEL_REQUESTED: everywhere("ours"),
  SESSION_KEPT: everywhere("answered"),
};

/**
 * How a kind of event is dated: by the provider, as it happened; by us, because we make it or a person brings it to us; or by when we heard of it,
 * because no provider says more. What is dated by hearing must decide nothing by its date.
 */
const DATED: Record<BookingEventType, "as_it_happened" | "by_us" | "when_heard"> = {
  TIME_BOOKED: "as_it_happened",
  TIME_MOVED: "as_it_happened",
  TIME_CANCELED: "as_it_happened",
  TIME_REJECTED: "as_it_happened",
  NO_SHOW_MARKED: "as_it_happened",
  CHECKOUT_PAID: "as_it_happened",
  NO_SHOW_CLEARED: "when_heard",
  CHECKOUT_OPENED: "when_heard",
  CHECKOUT_NOT_OPENED: "when_heard",
  PAYMENT_PROCESSING: "when_heard",
  PAYMENT_DECLINED: "when_heard",
  REFUND_SETTLED: "when_heard",
  REFUND_FAILED: "when_heard",
  REFUND_WITHHELD: "when_heard",
  REFUND_WAIVED: "when_heard",
  DISPUTE_OPENED: "when_heard",
  DISPUTE_CLOSED: "when_heard",
  // The hold ends when we hear of it: what happens before our release of the time, happens while it is held.
  CHECKOUT_EXPIRED: "by_us",
  REFUND_REQUESTED: "by_us",
  LETTER_DROPPED: "by_us",
  DEADLINE_PASSED: "by_us",
  HOLD_ENDED: "by_us",
  SESSION_ENDED: "by_us",
  CHECKOUT_REQUESTED: "by_us",
  FREE_CONFIRMED: "by_us",
  CANCEL_REQUESTED: "by_us",
  SESSION_KEPT: "by_us",
};

const types = Object.keys(LATE_EVENTS) as BookingEventType[];
const subjects = Object.keys(SUBJECTS) as Subject[];
const eventsOf = (type: BookingEventType) =>
  (Object.keys(EVENTS) as EventName[]).map((event) => EVENTS[event]).filter((event) => event.type === type);

describe("a booking that is over", () => {
  const pairs = types.flatMap((type) =>
    FINAL.map((state) => [type, state, LATE_EVENTS[type][state]] as const),
  );

  test.each(pairs.filter(([, , because]) => because === "taken"))("hears of %s in %s", (type, state) => {
    const { on, states } = bookingMachine.config;
    expect([...Object.keys(on ?? {}), ...Object.keys(states?.[state]?.on ?? {})]).toContain(type);
  });

  test.each(pairs.filter(([, , because]) => because !== "taken"))(
    "ignores %s in %s, for a reason that is known: %s",
    (type, state, because) => {
      expect(Object.keys(BECAUSE)).toContain(because);
      const over = subjects.filter((subject) => SUBJECTS[subject].state === state);
      expect(over).not.toEqual([]);
      expect(eventsOf(type)).not.toEqual([]);
      for (const subject of over) {
        for (const event of eventsOf(type)) expect(decideBooking(SUBJECTS[subject], event)).toBeNull();
      }
    },
  );
});

describe("what is dated by when we learned of it", () => {
  /** A year earlier, and a year later. */
  const SHIFTS_MINUTES = [-365 * 24 * 60, 365 * 24 * 60];

  test.each(types.filter((type) => DATED[type] === "when_heard"))("decides nothing by that: %s", (type) => {
    for (const subject of subjects) {
      for (const event of eventsOf(type)) {
        const decision = decideBooking(SUBJECTS[subject], event);
        for (const minutes of SHIFTS_MINUTES) {
          const shifted = { ...event, at: addMinutes(event.at, minutes) };
          expect(decideBooking(SUBJECTS[subject], shifted)).toEqual(decision);
        }
      }
    }
  });
});
