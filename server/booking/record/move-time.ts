import { getBooking, updateInviteeDetails } from "../../../db/bookings/bookings.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { applyBookingEvent } from "../apply-booking-event.ts";
import type { EventDeps } from "../booking-deps.ts";
import { timeOf } from "./book-time.ts";
import { declineInvitee } from "./decline-invitee.ts";
import { recordPlace, takePlaceOfNewTime } from "./record-place.ts";
import { holdsInvitee, nextMove, type RescheduleChain } from "./reschedule-chain.ts";
import { isOverWithoutSession, rejectionOf, rejectTime, whyDeclined } from "./time-rejection.ts";
import type { Caused } from "../caused.ts";

/**
 * Carries a booking along a chain from the ancestor whose time it holds, step by step, as it happened: who moved it when decides what goes back
 * afterwards. If it ended at a time that is not what was bought, it is moved as far as it could be, and the last step is rejected. Returns the
 * booking as it is afterwards; a cancellation of the last invitee is for the caller to record.
 */
export async function moveTime(
  deps: Caused<EventDeps>,
  booking: Booking,
  chain: RescheduleChain,
): Promise<Booking> {
  const { last } = chain;
  const because = rejectionOf(booking, last);
  let moved = booking;
  let isRefused = false;
  for (let step = nextMove(moved, chain, because === null); step !== null && !isRefused;) {
    const { to, ...details } = step;
    const event = { type: "TIME_MOVED", ...details, time: timeOf(to) } as const;
    const outcome = await applyBookingEvent(deps, booking.id, event, {
      // With the move, so that no mail about it has the old event's place.
      async write(tx) {
        await updateInviteeDetails(tx, booking.id, to);
        await takePlaceOfNewTime(tx, booking.id, to, deps.clock.now());
      },
    });
    moved = outcome.ok ? outcome.value.booking : outcome.booking;
    // Refused while it stands where it stood; otherwise another source was faster.
    isRefused = !outcome.ok && holdsInvitee(moved, step.fromInviteeUri);
    step = nextMove(moved, chain, because === null);
  }
  if (because !== null) return rejectTime(deps, moved, { invitee: last, because });
  if (holdsInvitee(moved, last.inviteeUri)) {
    await updateInviteeDetails(deps.database.kysely, booking.id, last);
    await recordPlace(deps, booking.id, last);
  }
  // Moved before it ended, which we learn afterwards: the new time must not stay in the calendar.
  if (isRefused && last.status === "active" && isOverWithoutSession(moved)) {
    await declineInvitee(deps, moved, last, await whyDeclined(deps, moved));
  }
  return getBooking(deps.database.kysely, booking.id);
}
