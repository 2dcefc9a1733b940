import type { BookingState } from "./booking.ts";

/** Under way, and not confirmed. */
export const UNPAID_STATES = [
  "INITIATED",
  "SCHEDULED",
  "PAYMENT_PENDING",
  "PAYMENT_FAILED",
] as const satisfies readonly BookingState[];
/** Over: only its money may still change. */
export const OVER_STATES = [
  "COMPLETED",
  "ABANDONED",
  "CANCELED",
  "REFUNDED",
] as const satisfies readonly BookingState[];

/** How a list of bookings is narrowed, by what is still to happen: the states of each group; null for every state. */
export const BOOKING_GROUPS = {
  all: null,
  unpaid: UNPAID_STATES,
  booked: ["CONFIRMED"],
  over: OVER_STATES,
} as const satisfies Readonly<Record<string, readonly BookingState[] | null>>;
export type BookingGroup = keyof typeof BOOKING_GROUPS;
export const BOOKING_GROUP_NAMES = Object.keys(BOOKING_GROUPS) as BookingGroup[];

/** Whether a booking is over. */
export function isOver(state: BookingState): boolean {
  return OVER_STATES.some((over) => over === state);
}
