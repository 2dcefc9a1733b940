import { listDueBookings, type DueBooking } from "../../db/bookings/lists/booking-lists.ts";
import { findBooking } from "../../db/bookings/bookings.ts";
import { recordCheckout } from "../booking/record/record-checkout.ts";
import { takeDeadline } from "../booking/take-deadline.ts";
import { processingCheckoutOf, type Booking } from "../domain/booking/booking.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { deadlineEventOf, deadlineOf } from "../domain/booking/booking-deadline.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { QueueConsumer } from "./create-queue-consumer.ts";
import { describeError, nextAttemptAt } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

const CAUSE = { kind: "worker", reference: null } as const;

/** 50 at a time, so that a long list of deadlines is not read at once. */
const BATCH_SIZE = 50;

/** 15 min between tries without end: a deadline never becomes a dead letter. */
const LAST_DELAY_MINUTES = 15;

/** A booking whose deadline event failed, and when it is tried again. */
interface Failure {
  readonly attempts: number;
  readonly again: Instant;
}

/**
 * Sends each booking whose deadline has passed its event. A booking whose checkout is being opened or closed is left alone until that is known; one
 * that fails is retried at growing intervals, and delays no other. One pass at a time, over all that is due; repeats while a pass changed something.
 */
export function sweepDeadlines(deps: WorkerDeps): QueueConsumer {
  const failures = new Map<BookingId, Failure>();
  let sweeping: Promise<void> | null = null;
  let stopped = false;

  async function sweep(): Promise<void> {
    try {
      while (!stopped && (await sweepOnce()) > 0);
    } catch (error) {
      deps.log.error({ reason: describeError(error) }, "deadlines could not be swept");
    }
  }

  /** How many bookings moved: none when all that is due was refused, which the next tick may ask again. */
  async function sweepOnce(): Promise<number> {
    let moved = 0;
    let after: DueBooking | null = null;
    do {
      const due: DueBooking[] = await listDueBookings(
        deps.database.kysely,
        deps.clock.now(),
        BATCH_SIZE,
        after,
      );
      for (const { bookingId } of due) if (!isStopped() && (await passDeadline(bookingId))) moved += 1;
      after = due.length < BATCH_SIZE ? null : (due.at(-1) ?? null);
    } while (after !== null && !isStopped());
    return moved;
  }

  function isStopped(): boolean {
    return stopped;
  }

  /** Never rejects: a failure is this booking's alone. */
  async function passDeadline(bookingId: BookingId): Promise<boolean> {
    const before = failures.get(bookingId);
    if (before !== undefined && before.again > deps.clock.now()) return false;
    try {
      const moved = await recordDeadlinePassed(deps, bookingId);
      failures.delete(bookingId);
      return moved;
    } catch (error) {
      const attempts = (before?.attempts ?? 0) + 1;
      const now = deps.clock.now();
      const again = nextAttemptAt(error, attempts, now, Math.random()) ?? addMinutes(now, LAST_DELAY_MINUTES);
      failures.set(bookingId, { attempts, again });
      deps.log.error({ bookingId, attempts, again, reason: describeError(error) }, "a deadline was not told");
      return false;
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

async function recordDeadlinePassed(deps: WorkerDeps, bookingId: BookingId): Promise<boolean> {
  const due = await findBooking(deps.database.kysely, bookingId);
  const booking = due === null ? null : await afterDelayedPayment(deps, due);
  const now = deps.clock.now();
  const event = booking === null ? null : deadlineEventOf(booking.state, now);
  if (booking === null || event === null) return false;
  // The failed payment has given the client more time.
  if ((deadlineOf(booking.state, booking.context) ?? now) > now) return false;
  const outcome = await takeDeadline({ ...deps, cause: CAUSE }, booking, event);
  return outcome.ok;
}

/**
 * The booking after Stripe was asked about its delayed payment, which may have arrived without our knowing; as it was when it has none. When Stripe
 * does not answer, the time is released all the same, because a session is never held unpaid into its last day; the money is then refunded.
 */
async function afterDelayedPayment(deps: WorkerDeps, booking: Booking): Promise<Booking | null> {
  const processing = booking.state === "PAYMENT_PENDING" ? processingCheckoutOf(booking.context) : null;
  if (processing === null) return booking;
  try {
    const checkout = await deps.payments.getCheckout(processing.checkoutId);
    if (checkout !== null) await recordCheckout({ ...deps, cause: CAUSE }, checkout);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn(
      { bookingId: booking.id, reason: describeError(error) },
      "Stripe could not be asked about a delayed payment",
    );
  }
  return findBooking(deps.database.kysely, booking.id);
}
