import type { Instant } from "../../values/instant.ts";
import type { BookingContext, BookingState, Party } from "../booking.ts";
import { bookingSnapshot } from "./states.ts";

interface BookingNow {
  readonly state: BookingState;
  readonly context: BookingContext;
  /** When it is asked. */
  readonly now: Instant;
}

/** Whether a booking may be canceled here, on this party's word, as it stands. */
export function canBeCanceled({ state, context, now }: BookingNow, by: Party): boolean {
  return bookingSnapshot(state, context).can({ type: "CANCEL_REQUESTED", at: now, by, quotedAt: null });
}
