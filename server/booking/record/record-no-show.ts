import type { BookingEvent } from "../../domain/booking/booking-event.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { CalendlyInvitee } from "../../ports.ts";
import { applyBookingEvent } from "../apply-booking-event.ts";
import type { EventDeps } from "../booking-deps.ts";
import type { Caused } from "../caused.ts";

/** Records a no-show that was marked at Calendly, or taken back. Repetitions change nothing. */
export async function recordNoShow(
  deps: Caused<EventDeps>,
  booking: Booking,
  { noShowAt }: CalendlyInvitee,
): Promise<void> {
  const isMarked = booking.context.noShowAt !== null;
  if (isMarked === (noShowAt !== null)) return;
  const event: BookingEvent =
    noShowAt === null
      ? { type: "NO_SHOW_CLEARED", at: deps.clock.now() }
      : { type: "NO_SHOW_MARKED", at: noShowAt };
  await applyBookingEvent(deps, booking.id, event);
}
