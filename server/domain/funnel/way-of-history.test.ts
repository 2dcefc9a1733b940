import { expect, test } from "vitest";
import type { BookingState } from "../booking/booking.ts";
import { addMinutes, instant } from "../values/instant.ts";
import { wayOfHistory, type FunnelLine } from "./way-of-history.ts";

const BEGUN = instant("2026-03-02T10:00:00.000Z");

/** A history: what happened, in which state it left the booking, and how many minutes after the beginning. */
function history(...lines: readonly [string, BookingState, number, FunnelLine["by"]?][]): FunnelLine[] {
  const first = {
    eventType: "BOOKING_INITIATED",
    toState: "INITIATED",
    happenedAt: BEGUN,
    by: null,
  } as const;
  return [
    first,
    ...lines.map(([eventType, toState, minutes, by = null]) => ({
      eventType,
      toState,
      happenedAt: addMinutes(BEGUN, minutes),
      by,
    })),
  ];
}

const TIME = ["TIME_BOOKED", "SCHEDULED", 2] as const;
const DETAILS = ["CHECKOUT_REQUESTED", "PAYMENT_PENDING", 5] as const;
const OPENED = ["CHECKOUT_OPENED", "PAYMENT_PENDING", 5.05] as const;
const PAID = ["CHECKOUT_PAID", "CONFIRMED", 8] as const;

test("a booking that took place is done, and each step's time is the one since the step before", () => {
  const way = wayOfHistory(
    history([...TIME], [...DETAILS], [...OPENED], [...PAID], ["SESSION_ENDED", "COMPLETED", 1448]),
  );
  expect(way).toMatchObject({ step: "completed", outcome: "done" });
  expect([...way.seconds].sort()).toEqual(
    [
      ["time_picked", 120],
      ["details_confirmed", 180],
      ["checkout_opened", 3],
      ["paid", 177],
      ["completed", 86_400],
    ].sort(),
  );
});

test("what is free is paid as it is confirmed, without a time at the checkout that it has not", () => {
  const way = wayOfHistory(history([...TIME], ["FREE_CONFIRMED", "CONFIRMED", 4]));
  expect(way).toMatchObject({ step: "paid", outcome: "under_way" });
  expect([...way.seconds.keys()]).toEqual(["time_picked", "details_confirmed"]);
});

test("an event that we learned of late counts from when it happened", () => {
  const way = wayOfHistory(
    history([...DETAILS], ["TIME_BOOKED", "PAYMENT_PENDING", 3], ["TIME_MOVED", "PAYMENT_PENDING", 1]),
  );
  expect(way.seconds.get("time_picked")).toBe(180);
  expect(way.seconds.get("details_confirmed")).toBe(120);
});

test.each([
  ["no time was picked", [["DEADLINE_PASSED", "ABANDONED", 60]], "booking_begun", "left"],
  ["the hold ended", [TIME, ["HOLD_ENDED", "ABANDONED", 32]], "time_picked", "hold_ended"],
  [
    "the hold ended at the checkout",
    [TIME, DETAILS, OPENED, ["CHECKOUT_EXPIRED", "ABANDONED", 40]],
    "checkout_opened",
    "hold_ended",
  ],
  [
    "a card was declined and nothing followed",
    [TIME, DETAILS, OPENED, ["PAYMENT_DECLINED", "PAYMENT_FAILED", 7], ["HOLD_ENDED", "ABANDONED", 32]],
    "checkout_opened",
    "declined",
  ],
  [
    "Stripe opened no checkout",
    [TIME, DETAILS, ["CHECKOUT_NOT_OPENED", "SCHEDULED", 6], ["HOLD_ENDED", "ABANDONED", 32]],
    "details_confirmed",
    "checkout_not_opened",
  ],
  [
    "the money came when the time was given back",
    [TIME, DETAILS, OPENED, ["HOLD_ENDED", "ABANDONED", 32], ["CHECKOUT_PAID", "ABANDONED", 33]],
    "checkout_opened",
    "slot_gone",
  ],
  [
    "another session was booked",
    [["TIME_REJECTED", "CANCELED", 3, "client"]],
    "booking_begun",
    "other_session",
  ],
  [
    "the builder canceled, and the money went back",
    [
      TIME,
      DETAILS,
      OPENED,
      PAID,
      ["CANCEL_REQUESTED", "CANCELED", 20, "builder"],
      ["REFUND_SETTLED", "REFUNDED", 30],
    ],
    "paid",
    "canceled_by_builder",
  ],
  [
    "Calendly did not say who canceled",
    [TIME, ["TIME_CANCELED", "CANCELED", 20, "unknown"]],
    "time_picked",
    "canceled",
  ],
] as const)("%s: that is the reason, at the step that was reached", (_, lines, step, outcome) => {
  const way = wayOfHistory(history(...lines.map((line) => [...line] as [string, BookingState, number])));
  expect(way).toMatchObject({ step, outcome });
});

test("of two cancellations the one that happened first is the reason", () => {
  const way = wayOfHistory(
    history(
      [...TIME],
      ["CANCEL_REQUESTED", "CANCELED", 20, "builder"],
      ["TIME_CANCELED", "CANCELED", 10, "client"],
    ),
  );
  expect(way.outcome).toBe("canceled_by_client");
});

test("a session that took place and was refunded afterwards is done all the same", () => {
  const way = wayOfHistory(
    history([...TIME], [...PAID], ["SESSION_ENDED", "COMPLETED", 90], ["REFUND_SETTLED", "REFUNDED", 99]),
  );
  expect(way).toMatchObject({ step: "completed", outcome: "done" });
});
