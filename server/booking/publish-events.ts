import { getBooking } from "../../db/bookings/bookings.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { insertPublishedEvents } from "../../db/published/published-events.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { publishedEventsOf } from "../domain/contract/published-event.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { getBookingResource } from "./booking-resources.ts";

export interface PublishDeps extends Pick<BookingDeps, "randomBytes"> {
  readonly settings: { readonly appUrl: string };
}

/**
 * Writes what other software is told of an event that a booking has taken, with the booking as the transaction leaves it. Part of that transaction:
 * what is told is what was committed, and nothing else. Returns how many events there are; they wait for their position.
 * @param change.hasDetails whether the transaction has written more of the booking than its event.
 */
export async function publishEvents(
  tx: Queryable,
  { randomBytes, settings }: PublishDeps,
  change: {
    readonly before: Booking;
    readonly event: BookingEvent;
    readonly after: Booking;
    readonly hasDetails: boolean;
  },
): Promise<number> {
  const toPublish = publishedEventsOf(change.before, change.event, change.after);
  if (toPublish.length === 0) return 0;
  const booking = change.hasDetails ? await getBooking(tx, change.after.id) : change.after;
  await insertPublishedEvents(tx, {
    booking: await getBookingResource(tx, settings.appUrl, booking),
    occurredAt: change.event.at,
    createdAt: change.after.updatedAt,
    toPublish: toPublish.map((one) => ({ ...one, id: idFromBytes("evt", randomBytes(16)) })),
  });
  return toPublish.length;
}
