import { insertNewBooking } from "../booking/insert-new-booking.ts";
import { randomBytes } from "node:crypto";
import { insertTransition } from "../../db/history/booking-history.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { saveBooking } from "../../db/bookings/write-booking.ts";
import type { Database } from "../../db/core/open-database.ts";
import { insertTestOffer, testBooking } from "../../db/bookings/test-bookings.ts";
import { createSecretBox, type EncryptionKey } from "../adapters/secret-box.ts";
import { createStripePayments } from "../adapters/stripe/stripe-payments.ts";
import { applyBookingEvent, type ApplyDeps } from "../booking/apply-booking-event.ts";
import { historySignerOf } from "../booking/history-signature.ts";
import type { BookingEvent, Cause, RecordedBookingEvent } from "../domain/booking/booking-event.ts";
import type { Booking, BookingContext, BookingState } from "../domain/booking/booking.ts";
import { decideBooking } from "../domain/booking/machine/decide-booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { EVENTS } from "../domain/booking/cases/test-booking-events.ts";
import { STARTED } from "../domain/booking/cases/test-booking-subjects.ts";
import type { Log } from "../ports.ts";

/** Bookings with histories, written as the app writes them. For tests. */

export const OLD_KEY: EncryptionKey = { id: "old_key", key: randomBytes(32) };
export const NEW_KEY: EncryptionKey = { id: "new-key", key: randomBytes(32) };

const CAUSE: Cause = { kind: "client", reference: "request-1", personId: "person-1" };

export interface HistoryFixture {
  readonly deps: ApplyDeps;
  /** Sets the clock of all of it. */
  setClock(at: Instant): void;
  /** What was logged at info. */
  readonly logged: { details: Record<string, unknown>; message: string }[];
  /** Creates a booking with this number, a minute after the last event. */
  begin(n: number, clientName?: string): Promise<BookingId>;
  /** Tells events one after the other, a minute apart; those that the machine refuses have no effect. */
  record(bookingId: BookingId, events: readonly BookingEvent[]): Promise<void>;
  /** Writes an event down as it was decided, and led to this state, before lines told their rules. */
  recordByOlderRule(bookingId: BookingId, event: RecordedBookingEvent, toState: BookingState): Promise<void>;
}

/** With a builder and an offer in the database, and a clock that goes a minute on with each event. */
export async function startHistoryFixture(
  database: Database,
  keys: readonly EncryptionKey[] = [OLD_KEY],
): Promise<HistoryFixture> {
  let now = STARTED;
  const logged: HistoryFixture["logged"] = [];
  const log: Log = {
    info: (details, message) => logged.push({ details, message }),
    warn: () => undefined,
    error: () => undefined,
  };
  const secretBox = createSecretBox(keys);
  const deps = {
    database,
    log,
    clock: { now: () => now },
    secretBox,
    wakeWorker: () => undefined,
    randomBytes,
    payments: createStripePayments({ secretKey: "sk_test_nobody_is_asked", apiUrl: null }),
    settings: { appUrl: "https://app.example" },
  };
  await insertTestOffer(database.kysely);

  return {
    deps,
    logged,
    setClock(at) {
      now = at;
    },
    async begin(n, clientName = "Casey Client") {
      now = addMinutes(now, 1);
      const booking = testBooking(n, { clientName, context: { initiatedAt: now } });
      await database.transact(async (tx) => {
        await insertNewBooking(tx, booking, { cause: CAUSE, sign: historySignerOf(secretBox) });
      });
      return booking.id;
    },
    async record(bookingId, events) {
      for (const event of events) {
        now = addMinutes(now, 1);
        await applyBookingEvent({ ...deps, cause: CAUSE }, bookingId, event);
      }
    },
    async recordByOlderRule(bookingId, event, toState) {
      now = addMinutes(now, 1);
      await database.transact(async (tx) => {
        const before = await getBooking(tx, bookingId);
        const context = contextAfter(before, event);
        const version = before.version + 1;
        await saveBooking(tx, before, { ...before, version, state: toState, context, updatedAt: now });
        const line = { bookingId, version, fromState: before.state, toState, event, cause: CAUSE };
        await insertTransition(tx, { ...line, recordedAt: now }, historySignerOf(secretBox));
      });
    },
  };
}

function contextAfter(before: Booking, event: RecordedBookingEvent): BookingContext {
  if (event.type === "LETTER_RETRIED") return before.context;
  const decision = decideBooking(before, { ...event, rules: 1 });
  invariant(decision !== null, `${event.type} is taken in ${before.state}`);
  return decision.context;
}

/** Gives every provider's id in the events an ending of the booking's own: the database holds each of them once. */
export function eventsOf(n: number, names: readonly (keyof typeof EVENTS)[]): BookingEvent[] {
  return names.map((name) => ownEvent(n, EVENTS[name]));
}

export function ownEvent(n: number, event: BookingEvent): BookingEvent {
  const text = JSON.stringify(event)
    // Paid checkouts have a payment of their own; the other events are about the first one's.
    .replaceAll('"pi_one"', '"pi_cs_test_one"')
    .replaceAll(/(event-|invitee-|pi_cs_test_|"cs_test_|re_|du_)(\w+)/g, `$1$2_${n}`);
  return JSON.parse(text) as BookingEvent;
}

/** A booking that is paid, disputed, canceled and refunded. */
export const LONG_SCENARIO = [
  "a time is booked",
  "a checkout is asked for",
  "the first checkout is opened",
  "the card is declined",
  "the first checkout is paid",
  "a second checkout is paid",
  "the time is moved",
  "the builder returns a part",
  "a dispute is opened",
  "the dispute is won",
  "a part is refunded",
] as const satisfies readonly (keyof typeof EVENTS)[];
