import { listDueBookings } from "../../db/booking-lists.ts";
import { findBooking } from "../../db/bookings.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { recordCheckout } from "../booking/record-checkout.ts";
import { processingCheckoutOf, type Booking } from "../domain/booking.ts";
import { ProviderError } from "../domain/provider-error.ts";
import { deadlineEventOf, deadlineOf } from "../domain/booking-deadline.ts";
import type { BookingId } from "../domain/ids.ts";
import type { Lane } from "./create-lane.ts";
import { describeError } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

const CAUSE = { kind: "worker", reference: null } as const;

/** 50 a pass, so that a long list of deadlines is not read at once. */
const BATCH_SIZE = 50;

/**
 * Tells each booking whose deadline has passed that it has. A booking whose checkout is being opened or closed is left alone until that
 * is known. One pass at a time; goes on while a pass moved something.
 */
export function sweepDeadlines(deps: WorkerDeps): Lane {
  let sweeping: Promise<void> | null = null;
  let stopped = false;

  async function sweep(): Promise<void> {
    try {
      while (!stopped && (await sweepOnce(deps)) > 0);
    } catch (error) {
      deps.log.error({ reason: describeError(error) }, "deadlines could not be swept");
    }
  }

  return {
    wake() {
      if (stopped || sweeping !== null) return;
      sweeping = sweep().finally(() => {
        sweeping = null;
      });
    },
    async stop() {
      stopped = true;
      await sweeping;
    },
  };
}

/** How many bookings moved: none when all that is due was refused, which the next tick may ask again. */
async function sweepOnce(deps: WorkerDeps): Promise<number> {
  const due = await listDueBookings(deps.database.kysely, deps.clock.now(), BATCH_SIZE);
  let moved = 0;
  for (const bookingId of due) if (await tellDeadlinePassed(deps, bookingId)) moved += 1;
  return moved;
}

async function tellDeadlinePassed(deps: WorkerDeps, bookingId: BookingId): Promise<boolean> {
  const due = await findBooking(deps.database.kysely, bookingId);
  const booking = due === null ? null : await afterDelayedPayment(deps, due);
  const now = deps.clock.now();
  const event = booking === null ? null : deadlineEventOf(booking.state, now);
  if (booking === null || event === null) return false;
  // The failed payment has given the client more time.
  if ((deadlineOf(booking.state, booking.context) ?? now) > now) return false;
  const outcome = await applyBookingEvent(deps, bookingId, event, CAUSE);
  return outcome.ok;
}

/**
 * The booking after Stripe was asked about its delayed payment, which may have arrived without our hearing of it; as it was when it
 * has none. When Stripe does not answer, the time is given up all the same, because a session is never held unpaid into its last day;
 * the money then goes back.
 */
async function afterDelayedPayment(deps: WorkerDeps, booking: Booking): Promise<Booking | null> {
  const processing = booking.state === "PAYMENT_PENDING" ? processingCheckoutOf(booking.context) : null;
  if (processing === null) return booking;
  try {
    const checkout = await deps.payments.getCheckout(processing.checkoutId);
    if (checkout !== null) await recordCheckout(deps, checkout, CAUSE);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn(
      { bookingId: booking.id, reason: describeError(error) },
      "Stripe could not be asked about a delayed payment",
    );
  }
  return findBooking(deps.database.kysely, booking.id);
}
