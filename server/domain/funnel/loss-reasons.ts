/**
 * Why a booking went no further, as the machine and its refusals know it.
 * - Refused at Book: `no_times` (none is free in the weeks ahead), `calendar_unavailable`, `session_type_inactive`, `refused` (too
 *   many bookings in a day, or trouble on our side).
 * - Ended later: `other_session` (another one was booked at Calendly than was bought), `declined` (a payment was declined, and none followed),
 *   `checkout_not_opened` (Stripe refused), `slot_gone` (it was paid after its time had been given back), `hold_ended` (the time was given back
 *   unpaid), `canceled_by_client`, `canceled_by_builder`, `canceled_by_operator`, `canceled` (Calendly did not say by whom).
 * - `left`: no time was picked, and nothing was said, which is all that can be known.
 */
export const LOSS_REASONS = [
  "no_times",
  "calendar_unavailable",
  "session_type_inactive",
  "refused",
  "other_session",
  "declined",
  "checkout_not_opened",
  "slot_gone",
  "hold_ended",
  "canceled_by_client",
  "canceled_by_builder",
  "canceled_by_operator",
  "canceled",
  "left",
] as const;
export type LossReason = (typeof LOSS_REASONS)[number];
