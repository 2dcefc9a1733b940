import { expect, test } from "vitest";
import { timePageUrl } from "./time-page-url.ts";

const PAGE = {
  bookingId: "bkg_00000000000000000000000001",
  client: { name: "Casey & Client", email: "casey+1@example.com" },
} as const;

test("the page is filled in, and names the booking", () => {
  const url = new URL(timePageUrl("https://calendly.com/d/abc?month=2026-12", PAGE));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    month: "2026-12",
    name: "Casey & Client",
    email: "casey+1@example.com",
    utm_source: "buildappswith",
    utm_content: PAGE.bookingId,
  });
});

test("answers stand at the places of their questions, and hints are ids", () => {
  const url = new URL(
    timePageUrl("https://calendly.com/d/abc", {
      ...PAGE,
      answers: [
        { place: 10, answer: "ten" },
        { place: 1, answer: "a\nb" },
      ],
      hints: { builderId: "bld_1", sessionTypeId: "sty_1", clientUserId: "user-1" },
    }),
  );
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    a1: "a\nb",
    a10: "ten",
    utm_medium: "bld_1",
    utm_campaign: "sty_1",
    utm_term: "user-1",
  });
});
