import type { RefusalCode } from "../booking/refusal.ts";

/** What keeps a request from being carried out before a use case may refuse it. */
const REQUEST_PROBLEMS = {
  malformed_target: 400,
  malformed_body: 400,
  unauthenticated: 401,
  forbidden: 403,
  scope_missing: 403,
  second_factor_needed: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  idempotency_key_in_use: 409,
  body_too_long: 413,
  invalid_input: 422,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  internal_error: 500,
  unavailable: 503,
} as const;
type RequestProblem = keyof typeof REQUEST_PROBLEMS;

/** Every problem that an answer may name, in one closed union: stable, and never reworded. */
export type ProblemCode = RequestProblem | RefusalCode;

/** The HTTP status of each. */
export const PROBLEM_STATUS = {
  ...REQUEST_PROBLEMS,
  session_type_inactive: 409,
  no_times: 409,
  calendar_unavailable: 503,
  trouble_on_our_side: 503,
  unpaid_booking_exists: 409,
  payment_under_way: 409,
  too_many_bookings: 429,
  address_unconfirmed: 403,
  address_not_own: 403,
  own_session: 403,
  time_not_recognised: 409,
  time_declined: 409,
  time_left_alone: 409,
  hold_ended: 409,
  checkout_not_recognised: 409,
  checkout_refused: 409,
  checkout_preparing: 503,
  session_has_begun: 409,
  seat_at_calendly: 409,
  quote_needed: 409,
  quote_outdated: 409,
  not_refundable: 409,
  dead_letter_not_found: 404,
  drift_resolved: 409,
  drift_needs_a_person: 409,
  webhook_url_refused: 422,
  too_many_webhook_endpoints: 409,
  event_erased: 409,
  not_in_this_state: 409,
} as const satisfies Record<ProblemCode, number>;

export const PROBLEM_CODES = Object.keys(PROBLEM_STATUS) as readonly ProblemCode[];
