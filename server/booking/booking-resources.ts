import { getBuilderNames } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { bookingResourceOf } from "../domain/contract/booking-resource.ts";
import type { BookingResource } from "../domain/contract/booking-resource.schema.ts";
import { invariant } from "../domain/values/invariant.ts";

/** Bookings as other software is told them, in their order, each with its builder as they are called now. `appUrl` is our own origin. */
export async function listBookingResources(
  db: Queryable,
  appUrl: string,
  bookings: readonly Booking[],
): Promise<BookingResource[]> {
  const ids = bookings.map(({ builderId }) => builderId);
  const builderOf = await getBuilderNames(db, ids);
  return bookings.map((booking) => {
    const builder = { id: booking.builderId, ...builderOf(booking.builderId) };
    return bookingResourceOf(booking, { builder, appUrl });
  });
}

/** The same of one. */
export async function getBookingResource(
  db: Queryable,
  appUrl: string,
  booking: Booking,
): Promise<BookingResource> {
  const [resource] = await listBookingResources(db, appUrl, [booking]);
  invariant(resource !== undefined, `no resource of ${booking.id}`);
  return resource;
}
