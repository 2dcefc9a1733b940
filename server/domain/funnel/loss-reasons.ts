/**
 * Why a booking went no further, as the machine and its refusals know it.
 * - Refused at Book: `no_times`, `calendar_unavailable`, `session_type_inactive`, `refused` (anything else, as a booking that is still unpaid).
 * - Ended later: `slot_gone` (the time was gone, or given back, when it was to be booked), `other_session` (another session was booked at Calendly
 *   than the one bought), `declined` (a payment was declined, and none followed), `checkout_not_opened` (Stripe refused), `hold_ended` (a checkout
 *   was open when the time was released), `canceled_by_client`, `canceled_by_builder`, `canceled_by_operator`, `canceled` (Calendly did not say by whom).
 * - `left`: they went without saying, which is all that can be known.
 */
export const LOSS_REASONS = [
  "no_times",
  "calendar_unavailable",
  "session_type_inactive",
  "refused",
  "slot_gone",
  "other_session",
  "declined",
  "checkout_not_opened",
  "hold_ended",
  "canceled_by_client",
  "canceled_by_builder",
  "canceled_by_operator",
  "canceled",
  "left",
] as const;
export type LossReason = (typeof LOSS_REASONS)[number];
