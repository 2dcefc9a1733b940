import { expect, test } from "vitest";
import type { BookingTransition } from "../../../db/history/booking-history.ts";
import { instant } from "../../domain/values/instant.ts";
import { historyLinesOf } from "./history-line.ts";

const at = instant("2026-03-01T10:00:00Z");

function line(event: BookingTransition["event"], note: string | null): BookingTransition {
  return {
    bookingId: "bkg_00000000000000000000000000",
    version: 2,
    fromState: "CONFIRMED",
    toState: "CONFIRMED",
    event,
    note,
    cause: { kind: "builder", reference: null, personId: null },
    happenedAt: at,
    recordedAt: at,
  };
}

const goodwill = line(
  {
    type: "REFUND_REQUESTED",
    reason: "goodwill",
    by: "builder",
    amount: { amountMinor: 2_500, currency: "USD" },
  },
  "It ran short.",
);
const again = line({ type: "REFUND_REQUESTED", reason: "again", by: "operator" }, "Bank was closed.");
const dropped = line({ type: "LETTER_DROPPED" }, "Paid out by hand.");
const canceled = line({ type: "CANCEL_REQUESTED", by: "client" }, "I am ill.");
const canceledThere = line({ type: "TIME_CANCELED", by: "builder" }, "So am I.");
const begun = line({ type: "BOOKING_INITIATED", amount: "none" }, "Casey, casey@example.com");

test("a client reads what was written to them, and nothing of an operator's housekeeping", () => {
  const lines = historyLinesOf([begun, goodwill, again, dropped], "client");
  expect(lines.map(({ eventType, note }) => [eventType, note])).toEqual([
    ["BOOKING_INITIATED", null],
    ["REFUND_REQUESTED", "It ran short."],
    ["REFUND_REQUESTED", null],
  ]);
});

test.each(["client", "builder", "operator"] as const)(
  "a %s reads why it was canceled, whoever said so and wherever",
  (reader) => {
    const notes = historyLinesOf([canceled, canceledThere], reader).map(({ note }) => note);
    expect(notes).toEqual(["I am ill.", "So am I."]);
  },
);

test("a builder reads all of it, with who, how much and why", () => {
  const lines = historyLinesOf([goodwill, again, dropped], "builder");
  expect(lines.map(({ note }) => note)).toEqual(["It ran short.", "Bank was closed.", "Paid out by hand."]);
  expect(lines[0]).toMatchObject({
    by: "builder",
    reason: "goodwill",
    amount: { amountMinor: 2_500, currency: "USD" },
  });
});
