import { listDueBookings } from "../../db/booking-lists.ts";
import { findBooking } from "../../db/bookings.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { deadlineEventOf } from "../domain/booking-machine.ts";
import type { BookingId } from "../domain/ids.ts";
import type { Lane } from "./create-lane.ts";
import { describeError } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

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
  const booking = await findBooking(deps.database.kysely, bookingId);
  const event = booking === null ? null : deadlineEventOf(booking.state, deps.clock.now());
  if (event === null) return false;
  const outcome = await applyBookingEvent(deps, bookingId, event, { kind: "worker", reference: null });
  return outcome.ok;
}
