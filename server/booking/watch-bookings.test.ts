import { expect, test } from "vitest";
import type { BookingId } from "../domain/values/ids.ts";
import { watchBookings } from "./watch-bookings.ts";

const [FIRST, SECOND] = ["bkg_1", "bkg_2"] as [BookingId, BookingId];
const inTheEnd = () => new Promise((resolve) => setImmediate(resolve));

test("who watches a booking is called for it alone, and no more after ending it", async () => {
  const bookings = watchBookings();
  const called: string[] = [];
  const end = bookings.onBookingChanged(FIRST, () => called.push("first"));
  bookings.onBookingChanged(SECOND, () => called.push("second"));
  bookings.changed(FIRST);
  await inTheEnd();
  expect(called).toEqual(["first"]);
  end();
  end();
  bookings.changed(FIRST);
  bookings.anyMayHaveChanged();
  await inTheEnd();
  expect(called).toEqual(["first", "second"]);
});

test("two who watch one booking are both called, and one of them may end in the middle", async () => {
  const bookings = watchBookings();
  let calls = 0;
  const listener = () => (calls += 1);
  const end = bookings.onBookingChanged(FIRST, listener);
  bookings.onBookingChanged(FIRST, listener);
  bookings.changed(FIRST);
  await inTheEnd();
  end();
  bookings.changed(FIRST);
  await inTheEnd();
  expect(calls).toBe(3);
});
