import { stepOf } from "../domain/booking/booking.ts";
import type { CalendarSnapshot } from "../../db/bookings/booking-snapshots.ts";
import { CLOCK_SKEW_MINUTES } from "../domain/booking/time-limits.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { CalendlyScheduledEvent } from "../ports.ts";

/**
 * How an event and the bookings that hold it differ. `unknown`: no booking holds it. `orphaned`: only bookings that are over do.
 * `counted`: as many come as we know of, or not.
 */
export type CalendarDifference = "unknown" | "canceled" | "moved" | "counted" | "orphaned";

/** Whether the booking needs its event to take place, or to have taken place. */
export function isLive({ state }: Pick<CalendarSnapshot, "state">): boolean {
  return stepOf(state) !== "over";
}

/** Compares an event of a calendar with its bookings, by what a list of events says. Null when they agree, or it is none of ours. Pure. */
export function differenceOf(
  event: CalendlyScheduledEvent,
  bookings: readonly CalendarSnapshot[],
  about: {
    readonly now: Instant;
    readonly connectedAt: Instant;
    /** Whether it is of an event type that is, or was, sold here. */
    readonly isForSale: boolean;
  },
): CalendarDifference | null {
  const live = bookings.filter(isLive);
  if (bookings.length === 0) {
    // What was booked or canceled before the calendar was connected is not ours.
    const isOld = event.updatedAt !== null && event.updatedAt < about.connectedAt;
    return about.isForSale && !isOld ? "unknown" : null;
  }
  if (event.status === "canceled") {
    return live.length > 0 || bookings.some((booking) => endedUnheard(event, booking)) ? "canceled" : null;
  }
  if (live.some(({ startsAt, endsAt }) => startsAt !== event.startsAt || endsAt !== event.endsAt))
    return "moved";
  if (event.activeInvitees === live.length) return null;
  const isOrphan = live.length === 0 && bookings.every(({ isGroup }) => !isGroup) && event.seatsMax <= 1;
  if (!isOrphan) return "counted";
  return event.startsAt > about.now ? "orphaned" : null;
}

/**
 * Whether the event of a booking that is over had been canceled or moved before that, without a webhook reaching us: an unpaid one while its time was
 * held (our own release comes after that), a paid one before its start, one that was canceled with us before then.
 */
function endedUnheard(
  { updatedAt }: CalendlyScheduledEvent,
  { state, canceledAt, isPaid, startsAt, holdEndsAt }: CalendarSnapshot,
): boolean {
  if (updatedAt === null) return false;
  if (state !== "CANCELED" && state !== "ABANDONED" && state !== "REFUNDED") return false;
  if (canceledAt !== null) return addMinutes(updatedAt, CLOCK_SKEW_MINUTES) < canceledAt;
  const end = isPaid ? startsAt : holdEndsAt;
  return end !== null && updatedAt < end;
}
