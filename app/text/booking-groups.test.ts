import { expect, test } from "vitest";
import { confirmed, scheduled, testBooking } from "../../db/bookings/test-bookings.ts";
import type { Booking } from "../../server/domain/booking/booking.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { groupBookings } from "./booking-groups.ts";

function listed(booking: Booking) {
  return { ...booking, builderName: "Ada Okafor", joinUrl: null };
}

const booked = confirmed(scheduled(testBooking(1)));
const canceledAt = addMinutes(booked.updatedAt, 5);

test("a canceled session that lies ahead is among the canceled, and not in the past", () => {
  const canceled: Booking = {
    ...booked,
    state: "CANCELED",
    context: { ...booked.context, canceledAt, canceledBy: "client" },
  };
  const groups = groupBookings([listed(canceled)]);
  expect(groups.past).toEqual([]);
  expect(groups.canceled).toEqual([listed(canceled)]);
});

test("what took place is in the past although its money was returned, and what was canceled is not", () => {
  const returned: Booking = { ...booked, state: "REFUNDED" };
  const canceled: Booking = {
    ...returned,
    context: { ...booked.context, canceledAt, canceledBy: "builder" },
  };
  const late: Booking = { ...returned, context: { ...booked.context, confirmedCheckoutId: null } };
  const groups = groupBookings([returned, canceled, late].map(listed));
  expect(groups.past).toEqual([listed(returned)]);
  expect(groups.canceled).toEqual([canceled, late].map(listed));
});

test("a booking that waits for the bank is in progress, and one that waits for its client needs them", () => {
  const held = scheduled(testBooking(2));
  const paying: Booking = {
    ...held,
    state: "PAYMENT_PENDING",
    context: { ...held.context, checkouts: [{ checkoutId: "cs_test_00000002", status: "complete" }] },
  };
  const groups = groupBookings([held, paying].map(listed));
  expect(groups.needsYou).toEqual([listed(held)]);
  expect(groups.inProgress).toEqual([listed(paying)]);
});
