import { saveBooking } from "../../db/bookings/write-booking.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { insertTransition } from "../../db/history/booking-history.ts";
import type { BookingEvent, Cause } from "../domain/booking/booking-event.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { decideBooking, type Decision } from "../domain/booking/machine/decide-booking.ts";
import { MACHINE_RULES } from "../domain/booking/machine/rules.ts";
import { invariant } from "../domain/values/invariant.ts";

/** What planted bookings are caused by. */
export const SEED: Cause = { kind: "seed", reference: null };

/**
 * Writes an event of a booking that is planted, as the machine decides it, with its signed line of history, all at the event's own instant. What the
 * machine orders is given back, and not written: nobody is told of what never happened. Throws when the machine does not take it.
 */
export async function writeDecidedEvent(
  tx: Queryable,
  before: Booking,
  event: BookingEvent,
  sign: (digest: string) => string,
): Promise<{ readonly booking: Booking; readonly effects: Decision["effects"] }> {
  const decision = decideBooking(before, event);
  invariant(decision !== null, `${before.state} takes ${event.type}`);
  const { state, context, effects } = decision;
  const booking: Booking = { ...before, version: before.version + 1, state, context, updatedAt: event.at };
  invariant(await saveBooking(tx, before, booking), "nobody else writes");
  await insertTransition(
    tx,
    {
      bookingId: booking.id,
      version: booking.version,
      fromState: before.state,
      toState: booking.state,
      event: { ...event, rules: MACHINE_RULES },
      cause: SEED,
      recordedAt: event.at,
    },
    sign,
  );
  return { booking, effects };
}
