import type { BookingEventType } from "./booking-event.ts";
import type { Instant } from "../values/instant.ts";

/** The events that cancel a booking. */
export const CANCELLATIONS: readonly string[] = [
  "CANCEL_REQUESTED",
  "TIME_CANCELED",
  "TIME_REJECTED",
] satisfies readonly BookingEventType[];

/**
 * Why a booking was canceled, in the words of whoever did it. Of two cancellations the one that happened first counts, as it does for the money,
 * whenever we learned of it. Null where they gave no reason, or it was erased.
 */
export function cancellationReasonOf(
  history: readonly {
    readonly eventType: string;
    readonly happenedAt: Instant;
    readonly note: string | null;
  }[],
): string | null {
  const [first, ...others] = history.filter(({ eventType }) => CANCELLATIONS.includes(eventType));
  if (first === undefined) return null;
  const counting = others.reduce((one, other) => (other.happenedAt < one.happenedAt ? other : one), first);
  return counting.note;
}
