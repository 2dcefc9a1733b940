import { expect, test } from "vitest";
import type { Refusal } from "../server/domain/booking/refusal.ts";
import { refusalIn, refusedQuery } from "./refused-booking.ts";

const BOOKING = "bkg_00000000000000000000000000" as const;

test.each([
  { code: "no_times" },
  { code: "unpaid_booking_exists", bookingId: BOOKING },
  { code: "payment_under_way", bookingId: BOOKING },
] as const satisfies readonly Refusal[])("the address says $code, and is read as the same", (refusal) => {
  expect(refusalIn(refusedQuery(refusal))).toEqual(refusal);
});

test("what is no answer to a booking's beginning is not said by an address", () => {
  expect(refusedQuery({ code: "hold_ended" }).size).toBe(0);
  for (const query of [
    "",
    "refused=hold_ended",
    "refused=<b>",
    "refused=payment_under_way",
    "refused=payment_under_way&booking=/elsewhere",
  ])
    expect(refusalIn(new URLSearchParams(query))).toBeNull();
});
