import { randomBytes } from "node:crypto";
import type { Database } from "../../db/core/open-database.ts";
import { createSecretBox } from "../../server/adapters/secret-box.ts";
import { createStripePayments } from "../../server/adapters/stripe/stripe-payments.ts";
import { applyBookingEvent, type EventOptions } from "../../server/booking/apply-booking-event.ts";
import { insertNewBooking } from "../../server/booking/insert-new-booking.ts";
import { historySignerOf } from "../../server/booking/history-signature.ts";
import type { Booking } from "../../server/domain/booking/booking.ts";
import { idFromBytes, type BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { EVENTS, type EventName } from "../../server/domain/booking/cases/test-booking-events.ts";
import { STARTED } from "../../server/domain/booking/cases/test-booking-subjects.ts";

/** The key under which these histories are signed. */
export const TEST_BOX = createSecretBox([{ id: "test", key: Buffer.alloc(32, "test-key") }]);

const CAUSE = { kind: "stripe", reference: "evt_test" } as const;
const NOW = addMinutes(STARTED, 20);
const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Writes a booking just begun, as Book does. */
export function begin(database: Database, booking: Booking): Promise<void> {
  return database.transact((tx) =>
    insertNewBooking(tx, booking, { cause: CAUSE, sign: historySignerOf(TEST_BOX) }),
  );
}

/** Takes one of the events of the domain's tests in through the app's own use case, by a clock that stands still, and without a worker. */
export function takeIn(database: Database, bookingId: BookingId, event: EventName, options?: EventOptions) {
  const deps = {
    database,
    log: LOG,
    clock: { now: () => NOW },
    wakeWorker: () => undefined,
    randomBytes,
    secretBox: TEST_BOX,
    payments: createStripePayments({ secretKey: "sk_test_nobody_is_asked", apiUrl: null }),
    settings: { appUrl: "https://app.example" },
  };
  return applyBookingEvent({ ...deps, cause: CAUSE }, bookingId, EVENTS[event], options);
}

/** How the events of these bookings are given their positions. */
export const ORDER_STEP = {
  at: NOW,
  limit: 100,
  newDeliveryId: () => idFromBytes("whd", randomBytes(16)),
};
