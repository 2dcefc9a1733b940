import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BookingEvent, BookingInitiated, RecordedBookingEvent } from "../booking-event.ts";
import { bookingEventSchema, bookingInitiatedSchema } from "../booking-event.schema.ts";
import type { BookingContext } from "../booking.ts";
import { addMinutes, instant } from "../../values/instant.ts";
import { MACHINE_RULES } from "./rules.ts";
import { replayBooking, type RecordedEvent } from "./replay-booking.ts";
import { EVENTS } from "../cases/test-booking-events.ts";
import { bookingScenarios, type BookingScenario } from "../cases/test-booking-scenarios.ts";

const RECORDED = instant("2026-03-02T10:00:00.000Z");

function initiationOf({ begins }: BookingScenario): BookingInitiated {
  const { price, cancellationPolicy, calendlyEventKind, initiatedAt } = begins.context;
  return {
    type: "BOOKING_INITIATED",
    at: initiatedAt,
    price,
    cancellationPolicy,
    calendlyEventKind,
    note: "",
  };
}

/** As the history gives it back: through JSON, without the personal text. */
function asRecorded(event: BookingEvent): RecordedBookingEvent {
  const { note: _note, ...rest } = { note: "", ...event };
  return bookingEventSchema.parse(JSON.parse(JSON.stringify(rest)));
}

function eventsOf(scenario: BookingScenario): RecordedEvent[] {
  return scenario.steps.map(({ event, after }, index) => ({
    version: index + 2,
    event: asRecorded(event),
    rules: MACHINE_RULES,
    toState: after.state,
    recordedAt: addMinutes(RECORDED, index),
  }));
}

/** A scenario keeps its events in the order of their news; the database has another one. */
function inAnyOrder(context: BookingContext) {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value)
        ? new Set(value.map((item) => JSON.stringify(item, Object.keys(item as object).sort())))
        : value,
    ]),
  );
}

describe("the replay of a history", () => {
  test("gives the state and the context in which the booking's life ended, whatever its life was", () => {
    fc.assert(
      fc.property(bookingScenarios(), (scenario) => {
        const initiated = bookingInitiatedSchema.parse(JSON.parse(JSON.stringify(initiationOf(scenario))));
        const { booking } = replayBooking(initiated, eventsOf(scenario));
        expect(booking?.state).toBe(scenario.ends.state);
        expect(booking?.version).toBe(scenario.steps.length + 1);
        expect(booking && inAnyOrder(booking.context)).toEqual(inAnyOrder(scenario.ends.context));
      }),
      { numRuns: 300 },
    );
  });

  test("every event that there is survives being written down and read again", () => {
    for (const event of Object.values(EVENTS)) {
      expect(asRecorded(event)).toEqual("note" in event ? { ...event, note: "" } : event);
    }
  });

  test("lines from before a word was added are read as what they meant then", () => {
    const { becomes: _becomes, ...dropped } = EVENTS["an operator drops the first obligation's effect"];
    expect(asRecorded(dropped as BookingEvent)).toMatchObject({ becomes: "waived" });
    const {
      restsOn: _restsOn,
      leaves: _leaves,
      ...waived
    } = EVENTS["nothing is left of the first obligation"];
    expect(asRecorded(waived as unknown as BookingEvent)).toMatchObject({ leaves: null, restsOn: [] });
    const { answerDueAt: _answerDueAt, ...opened } = EVENTS["a dispute is opened"];
    expect(asRecorded(opened as BookingEvent)).toMatchObject({ answerDueAt: null });
    const at = "2026-03-01T10:00:00.000Z";
    for (const line of [
      { type: "CANCEL_REQUESTED", at, by: "client", quotedAt: null },
      { type: "TIME_CANCELED", at, by: "builder" },
    ])
      expect(bookingEventSchema.parse(line)).toEqual(line);
  });

  const initiated: BookingInitiated = {
    type: "BOOKING_INITIATED",
    at: RECORDED,
    price: { amountMinor: 100, currency: "USD" },
    cancellationPolicy: { tiers: [] },
    calendlyEventKind: "solo",
    note: "",
  };
  const recorded = (event: RecordedBookingEvent, toState: RecordedEvent["toState"]): RecordedEvent => ({
    version: 2,
    event,
    rules: MACHINE_RULES,
    toState,
    recordedAt: RECORDED,
  });

  test("stops at an event that the machine does not take there", () => {
    expect(replayBooking(initiated, [recorded(EVENTS["a free session is confirmed"], "CONFIRMED")])).toEqual({
      booking: null,
      version: 2,
      because: "not_allowed",
    });
  });

  test("stops where the machine comes to another state than was written down", () => {
    expect(replayBooking(initiated, [recorded(EVENTS["a time is booked"], "CONFIRMED")])).toEqual({
      booking: null,
      version: 2,
      because: "other_state",
    });
  });

  test("an effect that was tried again, in histories of before, moves nothing, and stops where it is said to have moved something", () => {
    const retried = { type: "LETTER_RETRIED", at: RECORDED, effectKey: "bkg_1:2:0", note: "" } as const;
    const before = replayBooking(initiated, []).booking;
    expect(replayBooking(initiated, [recorded(retried, "INITIATED")]).booking).toEqual({
      ...before,
      version: 2,
    });
    expect(replayBooking(initiated, [recorded(retried, "SCHEDULED")])).toEqual({
      booking: null,
      version: 2,
      because: "other_state",
    });
  });
});
