import { processingCheckoutOf } from "../../server/domain/booking/booking.ts";
import { clientGroupOf, type ClientGroup } from "../../server/domain/booking/client-booking-groups.ts";
import type { BookingInList } from "../page-data.ts";

interface Groups {
  /** Something is to be done before it counts: a time, a payment. */
  readonly needsYou: readonly BookingInList[];
  /** The payment is on its way, and nothing is to be done. */
  readonly inProgress: readonly BookingInList[];
  /** Booked and still to come. */
  readonly upcoming: readonly BookingInList[];
  /** It took place. */
  readonly past: readonly BookingInList[];
  /** Canceled, or never completed. */
  readonly canceled: readonly BookingInList[];
}

/** Whether its client waits for their bank. */
function isInProgress({ context }: BookingInList): boolean {
  return context.confirmedCheckoutId === null && processingCheckoutOf(context) !== null;
}

/** A client's bookings by what they need, each group in the given order, which is that of the sessions' times. */
export function groupBookings(bookings: readonly BookingInList[]): Groups {
  const of = (group: ClientGroup) =>
    bookings.filter(({ state, context }) => clientGroupOf(state, context) === group);
  const open = of("open");
  return {
    needsYou: open.filter((booking) => !isInProgress(booking)),
    inProgress: open.filter(isInProgress),
    upcoming: of("upcoming"),
    past: of("past"),
    canceled: of("canceled"),
  };
}
