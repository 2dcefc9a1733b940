import type { BookingState } from "./booking.ts";

/** How a list of bookings is narrowed: by what is still to happen. */
export type BookingGroup = "all" | "unpaid" | "booked" | "over";

/** The states of each group; null for every state. */
export const BOOKING_GROUPS = {
  all: null,
  unpaid: ["INITIATED", "SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED"],
  booked: ["CONFIRMED"],
  over: ["COMPLETED", "ABANDONED", "CANCELED", "REFUNDED"],
} as const satisfies Readonly<Record<BookingGroup, readonly BookingState[] | null>>;
