import type { BookingContext, BookingState } from "../booking/booking.ts";
import type { UncountedReason } from "./review.ts";

/**
 * Why a review of this booking is left out of the average; null when it counts. A dispute that is won brings it back, and so does a refund that
 * fails. An inquiry takes no money, and nothing away. Pure.
 */
export function uncountedBecause(
  state: BookingState,
  { disputes }: Pick<BookingContext, "disputes">,
): UncountedReason | null {
  const isDisputed = disputes.some(({ stage, status }) => stage === "dispute" && status !== "won");
  switch (state) {
    case "COMPLETED":
      return isDisputed ? "disputed" : null;
    case "REFUNDED":
      return isDisputed ? "disputed" : "refunded";
    case "INITIATED":
    case "SCHEDULED":
    case "PAYMENT_PENDING":
    case "PAYMENT_FAILED":
    case "CONFIRMED":
    case "ABANDONED":
    case "CANCELED":
      return "not_held";
  }
}
