import type { BookingTransition } from "../../db/history/booking-history.ts";
import type { BookingEventType } from "../domain/booking/booking-event.ts";
import type { Instant } from "../domain/values/instant.ts";

/**
 * Since when a booking is known to us as confirmed at the time that it has now; null when it is not confirmed. By when we recorded it, not by when it
 * happened at a provider: the mail that says so went out then. Pure.
 */
export function confirmedSince(transitions: readonly BookingTransition[]): Instant | null {
  let since: Instant | null = null;
  for (const { fromState, toState, event, recordedAt } of transitions) {
    if (toState !== "CONFIRMED") since = null;
    else if (fromState !== "CONFIRMED" || event.type === ("TIME_MOVED" satisfies BookingEventType))
      since = recordedAt;
  }
  return since;
}
