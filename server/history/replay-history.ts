import { readTransitionsOf, type BookingTransition } from "../../db/history/booking-history.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import {
  bookingEventSchema,
  bookingInitiatedSchema,
  rulesSchema,
} from "../domain/booking/booking-event.schema.ts";
import type { BookingId } from "../domain/values/ids.ts";
import {
  replayBooking,
  type RecordedEvent,
  type ReplayedBooking,
} from "../domain/booking/machine/replay-booking.ts";
import { linesByBooking } from "./check-chain.ts";

/** Why a booking's state cannot be computed from its history alone. */
export interface Unreadable {
  readonly booking: null;
  /** From which line on. */
  readonly version: number;
  /**
   * `unreadable`: the line is none that today's machine knows, for instance a first line from before it carried price and policy. The others
   * are `replayBooking`'s.
   */
  readonly because: "unreadable" | "not_allowed" | "other_state";
}

/** The state of each of these bookings by its history alone. A booking without one is left out. */
export async function replayHistories(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Map<BookingId, { readonly booking: ReplayedBooking } | Unreadable>> {
  const { transitions, unreadable } = await readTransitionsOf(db, bookingIds);
  const replayed = new Map<BookingId, { readonly booking: ReplayedBooking } | Unreadable>();
  for (const [bookingId, history] of linesByBooking(transitions)) replayed.set(bookingId, replay(history));
  // By version: the first of a booking's is written last, and stays.
  for (const { bookingId, version } of unreadable.toReversed())
    replayed.set(bookingId, { booking: null, version, because: "unreadable" });
  return replayed;
}

function replay(history: readonly BookingTransition[]): { readonly booking: ReplayedBooking } | Unreadable {
  const [first, ...others] = history;
  const initiated = bookingInitiatedSchema.safeParse(first?.event).data;
  if (initiated === undefined) return { booking: null, version: 1, because: "unreadable" };
  const events: RecordedEvent[] = [];
  for (const { version, event, toState, recordedAt } of others) {
    const known = bookingEventSchema.safeParse(event).data;
    const under = rulesSchema.safeParse(event).data;
    if (known === undefined || under === undefined) return { booking: null, version, because: "unreadable" };
    events.push({ version, event: known, ...under, toState, recordedAt });
  }
  return replayBooking(initiated, events);
}
