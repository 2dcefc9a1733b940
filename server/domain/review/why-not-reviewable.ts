import type { Booking } from "../booking/booking.ts";
import { isErasedAddress } from "../values/erased-person.ts";
import { uncountedBecause } from "./uncounted-because.ts";

/** Why nobody can write a first review of a booking. */
export type ReviewHindrance =
  /** The session has not taken place, as far as its history says. */
  | "not_held"
  /** All of the money went back. */
  | "refunded"
  /** The client did not come. */
  | "no_show"
  /** Client and builder are the same person. */
  | "same_person"
  /** The history of the booking is not what was written. */
  | "unproven";

/** What the booking by itself says against a first review; null when nothing. Whose it is, and whether its history holds, is for the caller. Pure. */
export function whyNotReviewable({ state, context }: Booking): ReviewHindrance | null {
  if (state === "REFUNDED" && context.confirmedCheckoutId !== null && context.canceledAt === null)
    return "refunded";
  if (state !== "COMPLETED") return "not_held";
  return context.noShowAt === null ? null : "no_show";
}

/**
 * Whether the client is to be thanked and asked for a review, as the booking is when the mail is sent: not when money is in dispute or all of it has
 * gone back, when either side did not come, or when there is nobody to write to. Pure.
 */
export function isWorthAsking(booking: Booking): boolean {
  const { context, state, clientEmail } = booking;
  return (
    whyNotReviewable(booking) === null &&
    uncountedBecause(state, context) === null &&
    context.refundObligations.every(({ reason }) => reason !== "builder_no_show") &&
    !isErasedAddress(clientEmail)
  );
}
