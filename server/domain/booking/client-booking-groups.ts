import type { BookingContext, BookingState } from "./booking.ts";

/**
 * A booking's group in its client's list, in the order of that list. `open`: it is not booked yet. `past`: the session took place, whatever became of
 * its money. `canceled`: it does not take place, whoever ended it, wherever its day lies.
 */
export const CLIENT_GROUPS = ["open", "upcoming", "past", "canceled"] as const;
export type ClientGroup = (typeof CLIENT_GROUPS)[number];

/** The group of a booking: exactly one, of its state and events alone. */
export function clientGroupOf(
  state: BookingState,
  context: Pick<BookingContext, "canceledAt" | "confirmedCheckoutId">,
): ClientGroup {
  switch (state) {
    case "INITIATED":
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return "open";
    case "CONFIRMED":
      return "upcoming";
    case "COMPLETED":
      return "past";
    case "ABANDONED":
    case "CANCELED":
      return "canceled";
    case "REFUNDED":
      return context.canceledAt === null && context.confirmedCheckoutId !== null ? "past" : "canceled";
  }
}
