import { describe, expect, test } from "vitest";
import { confirmed, scheduled, testBooking, TEST_BUILDER } from "../../../db/bookings/test-bookings.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import { instant } from "../../domain/values/instant.ts";
import { calendarEntryOf, calendarFileOf } from "./calendar-entry.ts";
import { eventOf, readIcs, valueOf, type Component } from "./test-ics.ts";

const OPTIONS = {
  appUrl: "https://book.example",
  mailAddress: "bookings@book.example",
  at: instant("2026-03-01T10:00:00Z"),
  language: ENGLISH,
};

const BOOKED: Booking = {
  ...confirmed(scheduled(testBooking()), "1"),
  sessionTypeName: "Überprüfung; der Größe nach, mit Umlauten — 測試測試測試測試測試測試測試測試測試測試",
  place: { kind: "conference", service: "zoom", status: "ready", joinUrl: "https://zoom.example/j/1" },
};
const CANCELED: Booking = { ...BOOKED, state: "CANCELED", version: BOOKED.version + 1 };
const BUILDER = { ...TEST_BUILDER, displayName: 'Ada "The Rock"\r\nOkafor' };

function entry(booking: Booking): { calendar: Component; event: Component; method: string } {
  const made = calendarEntryOf(booking, BUILDER, OPTIONS);
  if (made === null) throw new Error("a time is booked");
  const calendar = readIcs(made.ics);
  return { calendar, event: eventOf(calendar), method: made.method };
}

const compact = (at: string) => at.replaceAll(/[-:]|\.\d+/g, "");

describe("a mailed entry", () => {
  test("has every property that RFC 5546 asks of PUBLISH, in UTC, and rings before the session", () => {
    const { calendar, event, method } = entry(BOOKED);
    const { time } = BOOKED.context;
    expect(valueOf(calendar, "VERSION")).toBe("2.0");
    expect(valueOf(calendar, "PRODID")).toBe("-//BuildAppsWith//Booking//EN");
    expect([valueOf(calendar, "METHOD"), method]).toEqual(["PUBLISH", "PUBLISH"]);
    expect(event.properties["ORGANIZER"]).toEqual({
      params: { CN: "Ada 'The Rock' Okafor" },
      value: "mailto:bookings@book.example",
    });
    expect(valueOf(event, "UID")).toBe(`${BOOKED.id}@book.example`);
    expect(valueOf(event, "DTSTAMP")).toBe("20260301T100000Z");
    expect([valueOf(event, "DTSTART"), valueOf(event, "DTEND")]).toEqual([
      compact(time?.startsAt ?? ""),
      compact(time?.endsAt ?? ""),
    ]);
    expect(valueOf(event, "SUMMARY")).toContain(BOOKED.sessionTypeName);
    expect(valueOf(event, "LOCATION")).toBe("https://zoom.example/j/1");
    expect(valueOf(event, "DESCRIPTION")).toContain(`https://book.example/bookings/${BOOKED.id}`);
    expect(valueOf(event, "URL")).toBe(`https://book.example/bookings/${BOOKED.id}`);
    expect(valueOf(event, "STATUS")).toBe("CONFIRMED");
    expect(event.components.map(({ name }) => name)).toEqual(["VALARM"]);
    const [alarm] = event.components;
    expect(alarm?.properties).toMatchObject({
      ACTION: { value: "DISPLAY" },
      TRIGGER: { value: "-PT15M" },
      DESCRIPTION: { value: "Your session starts soon" },
    });
  });

  test("has the address alone for its location where somebody goes, so that maps find it", () => {
    const { event } = entry({
      ...BOOKED,
      place: { kind: "in_person", status: "ready", address: "1 Main St, 3rd floor", info: "Ring twice" },
    });
    expect(valueOf(event, "LOCATION")).toBe("1 Main St, 3rd floor");
    expect(valueOf(event, "DESCRIPTION")).toContain("In person: 1 Main St, 3rd floor");
    const { event: chosen } = entry({
      ...BOOKED,
      place: { kind: "chosen_by_client", status: "ready", text: "Café Central" },
    });
    expect(valueOf(chosen, "LOCATION")).toBe("Café Central");
  });

  test("of a canceled session cancels the same one, says who organized it, and does not ring", () => {
    const { calendar, event, method } = entry(CANCELED);
    expect([valueOf(calendar, "METHOD"), method, valueOf(event, "STATUS")]).toEqual([
      "CANCEL",
      "CANCEL",
      "CANCELLED",
    ]);
    expect(valueOf(event, "UID")).toBe(valueOf(entry(BOOKED).event, "UID"));
    expect(valueOf(event, "ORGANIZER")).toBe("mailto:bookings@book.example");
    expect(event.components).toEqual([]);
  });

  test("has a SEQUENCE that grows with each change, of the booking and of its place, and one UID", () => {
    const withLink: Booking = { ...BOOKED, placeRevision: BOOKED.placeRevision + 1 };
    const moved: Booking = { ...withLink, version: withLink.version + 1 };
    const elsewhere: Booking = { ...moved, placeRevision: moved.placeRevision + 1 };
    const canceled: Booking = { ...elsewhere, version: elsewhere.version + 1, state: "CANCELED" };
    const events = [BOOKED, withLink, moved, elsewhere, canceled].map((booking) => entry(booking).event);
    const sequences = events.map((event) => Number(valueOf(event, "SEQUENCE")));
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(new Set(events.map((event) => valueOf(event, "UID"))).size).toBe(1);
  });
});

test.each([BOOKED, CANCELED])(
  "a downloaded file has no METHOD, so that no calendar asks whether it is accepted",
  (booking) => {
    const file = calendarFileOf(booking, BUILDER, OPTIONS);
    const calendar = readIcs(file?.ics ?? "");
    expect(calendar.properties["METHOD"]).toBeUndefined();
    expect(valueOf(eventOf(calendar), "UID")).toBe(`${BOOKED.id}@book.example`);
  },
);

test("there is no entry while no time is booked", () => {
  expect(calendarEntryOf(testBooking(), BUILDER, OPTIONS)).toBeNull();
  expect(calendarFileOf(testBooking(), BUILDER, OPTIONS)).toBeNull();
});
