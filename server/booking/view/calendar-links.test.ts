import { expect, test } from "vitest";
import { confirmed, scheduled, testBooking, TEST_BUILDER } from "../../../db/bookings/test-bookings.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import { calendarLinksOf } from "./calendar-links.ts";

const OPTIONS = { appUrl: "https://book.example", language: ENGLISH };
const BOOKED: Booking = {
  ...confirmed(scheduled(testBooking()), "1"),
  sessionTypeName: "Q&A + review",
  place: { kind: "conference", service: "zoom", status: "ready", joinUrl: "https://zoom.example/j/1?a=b&c" },
};

function queryOf(address: string | undefined): URLSearchParams {
  return new URL(address ?? "").searchParams;
}

test("each calendar's page is filled in with the session, its place and the booking's address", () => {
  const links = calendarLinksOf(BOOKED, TEST_BUILDER, OPTIONS);
  const { startsAt = "", endsAt = "" } = BOOKED.context.time ?? {};
  const title = `Q&A + review with ${TEST_BUILDER.displayName}`;

  const google = queryOf(links?.google);
  expect(new URL(links?.google ?? "").host).toBe("calendar.google.com");
  expect(google.get("action")).toBe("TEMPLATE");
  expect(google.get("text")).toBe(title);
  expect(google.get("dates")).toMatch(/^\d{8}T\d{6}Z\/\d{8}T\d{6}Z$/);
  const [from = ""] = (google.get("dates") ?? "").split("/");
  expect(from.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5")).toBe(startsAt.replace(".000", ""));
  expect(google.get("location")).toBe("https://zoom.example/j/1?a=b&c");
  expect(google.get("details")).toContain(`https://book.example/bookings/${BOOKED.id}`);

  const outlook = queryOf(links?.outlook);
  expect(new URL(links?.outlook ?? "").host).toBe("outlook.live.com");
  expect([outlook.get("subject"), outlook.get("startdt"), outlook.get("enddt")]).toEqual([
    title,
    startsAt,
    endsAt,
  ]);
  expect(outlook.get("location")).toBe("https://zoom.example/j/1?a=b&c");
  // Outlook shows a plus where a form means a space.
  expect(links?.outlook).not.toContain("+");
});

test("a session that does not stand, or has no time, is offered to no calendar", () => {
  for (const state of ["CANCELED", "REFUNDED", "COMPLETED"] as const)
    expect(calendarLinksOf({ ...BOOKED, state }, TEST_BUILDER, OPTIONS)).toBeNull();
  expect(calendarLinksOf(testBooking(), TEST_BUILDER, OPTIONS)).toBeNull();
});
