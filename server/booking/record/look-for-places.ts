import { findBooking } from "../../../db/bookings/bookings.ts";
import { listPlacesDue, putOffPlace } from "../../../db/bookings/session-places.ts";
import { isOver } from "../../domain/booking/booking-groups.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { addMinutes, laterOf } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { nextLookAt } from "../../domain/booking/session-place.ts";
import type { EventDeps } from "../booking-deps.ts";
import { recordPlace } from "./record-place.ts";

/** 20 a pass: each is a call to Calendly, and other tasks share the queue consumer. */
const BATCH_SIZE = 20;
/** 2 min: longer than one look can take; a process that dies while it is leased leaves it to the next. */
const LEASE_MINUTES = 2;
/** 1 h: a row that cannot be read waits for a person. */
const FAILED_MINUTES = 60;

/**
 * Asks Calendly again where sessions are held whose place is missing, or that begin soon. Each look is taken by one process. What cannot be
 * asked now comes again. Safe to call at any time.
 */
export async function lookForPlaces(deps: EventDeps, signal?: AbortSignal): Promise<void> {
  const db = deps.database.kysely;
  for (const due of await listPlacesDue(db, deps.clock.now(), BATCH_SIZE)) {
    if (signal?.aborted === true) return;
    const leasedUntil = addMinutes(deps.clock.now(), LEASE_MINUTES);
    if (!(await putOffPlace(db, due, leasedUntil))) continue;
    try {
      const booking = await findBooking(db, due.bookingId);
      if (booking !== null && (await readPlaceAgain(deps, booking))) continue;
      await putOffPlace(db, { ...due, dueAt: leasedUntil }, booking === null ? null : nextOf(deps, booking));
    } catch (error) {
      // One that cannot be read stops no other, and is looked at as rarely as can be.
      deps.log.error({ bookingId: due.bookingId, error }, "a place could not be looked for");
      await putOffPlace(db, { ...due, dueAt: leasedUntil }, addMinutes(deps.clock.now(), FAILED_MINUTES));
    }
  }
}

/** The next look after one without a result: null when the session is not to take place, or has begun. */
function nextOf({ clock }: EventDeps, { state, context: { time } }: Booking) {
  if (isOver(state) || time === null) return null;
  const now = clock.now();
  const again = nextLookAt({ missingSince: addMinutes(now, -LEASE_MINUTES), startsAt: time.startsAt }, now);
  return again === null ? null : laterOf(again, addMinutes(now, LEASE_MINUTES));
}

/**
 * Reads a booking's event at Calendly and records its place. False when there was nothing to read: no time, no connection, an event that is gone or
 * canceled, or Calendly did not answer.
 */
export async function readPlaceAgain(deps: EventDeps, booking: Booking): Promise<boolean> {
  const { time } = booking.context;
  if (time === null) return false;
  try {
    const calendar = await deps.calendars.ofBuilder(booking.builderId);
    const event = await calendar?.findScheduledEvent(time.calendlyEventId);
    if (event?.status !== "active") return false;
    await recordPlace(deps, booking.id, event);
    return true;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn(
      { bookingId: booking.id, reason: error.message },
      "Calendly could not be asked about a place",
    );
    return false;
  }
}
