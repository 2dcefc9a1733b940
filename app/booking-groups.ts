import { deadlineOf } from "../server/domain/booking-deadline.ts";
import { bookingSnapshot } from "../server/domain/booking-machine.ts";
import { processingCheckoutOf } from "../server/domain/booking.ts";
import type { BookingInList } from "./page-data.ts";

interface Groups {
  /** Something is to be done before it counts: a time, a payment. Newest first. */
  readonly needsYou: readonly BookingInList[];
  /** The payment is on its way, and nothing is to be done. Newest first. */
  readonly inProgress: readonly BookingInList[];
  /** Booked and still to come; the next one first. */
  readonly upcoming: readonly BookingInList[];
  /** Over, whichever way. Newest first. */
  readonly past: readonly BookingInList[];
}

/** Whether the session is booked and lies ahead: the one fact that then remains is its end. */
function isUpcoming({ state, context }: BookingInList): boolean {
  return (
    context.time !== null &&
    bookingSnapshot(state, context).can({ type: "SESSION_ENDED", at: context.time.endsAt })
  );
}

/** Whether it is not booked yet and ends by itself if nothing is done about it: its client has the next move. */
function isOpen({ state, context }: BookingInList): boolean {
  return deadlineOf(state, context) !== null;
}

/** Whether its client waits for their bank. */
function isInProgress(booking: BookingInList): boolean {
  const { context } = booking;
  return isOpen(booking) && context.confirmedCheckoutId === null && processingCheckoutOf(context) !== null;
}

function startOf(booking: BookingInList): string {
  return booking.context.time?.startsAt ?? "";
}

/** One's own bookings by what they ask for. Keeps the order given, but for the upcoming ones. */
export function groupBookings(bookings: readonly BookingInList[]): Groups {
  const upcoming = bookings.filter(isUpcoming).sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  const others = bookings.filter((booking) => !isUpcoming(booking));
  return {
    upcoming,
    needsYou: others.filter((booking) => isOpen(booking) && !isInProgress(booking)),
    inProgress: others.filter(isInProgress),
    past: others.filter((booking) => !isOpen(booking)),
  };
}
