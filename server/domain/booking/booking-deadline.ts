import type { BookingEvent } from "./booking-event.ts";
import type { BookingContext, BookingState } from "./booking.ts";
import { initiatedEndsAt } from "./time-limits.ts";
import type { Instant } from "../values/instant.ts";

/** The instant at which the sweeper must send a booking its next event, and which; null when time alone changes nothing. */
export function deadlineOf(state: BookingState, context: BookingContext): Instant | null {
  switch (state) {
    case "INITIATED":
      return initiatedEndsAt(context.initiatedAt);
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return context.holdEndsAt;
    case "CONFIRMED":
      return context.time?.endsAt ?? null;
    case "COMPLETED":
    case "ABANDONED":
    case "CANCELED":
    case "REFUNDED":
      return null;
  }
}

/** The event that a passed deadline is, by state. Null where no deadline exists. */
export function deadlineEventOf(state: BookingState, at: Instant): BookingEvent | null {
  switch (state) {
    case "INITIATED":
      return { type: "DEADLINE_PASSED", at };
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
      return { type: "HOLD_ENDED", at };
    case "CONFIRMED":
      return { type: "SESSION_ENDED", at };
    case "COMPLETED":
    case "ABANDONED":
    case "CANCELED":
    case "REFUNDED":
      return null;
  }
}
