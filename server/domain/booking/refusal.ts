import type { WebhookUrlProblem } from "../providers/webhook-answer.ts";
import type { BookingId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";
import type { Money } from "../values/money.ts";
import type { BookingState } from "./booking.ts";
import type { LeftAloneReason } from "./left-alone.ts";

/** Every refusal, in one closed union. Returned, never thrown; the page has a sentence for each. */
export type Refusal =
  /** Calendly says the event type is switched off or gone, or the offer was archived. */
  | { readonly code: "session_type_inactive" }
  /** The builder's calendar has no free time in the weeks ahead. */
  | { readonly code: "no_times" }
  /** Calendly could not be asked just now; nothing was booked and nothing charged. */
  | { readonly code: "calendar_unavailable" }
  /** Calendly answered, and refused a question of ours or in words that we cannot read: nothing that the client can change. */
  | { readonly code: "trouble_on_our_side" }
  /** The client has begun another booking with this builder: it has no time yet, or is not paid. */
  | { readonly code: "unpaid_booking_exists"; readonly bookingId: BookingId }
  /** The client's bank is still making the payment for a time with this builder. */
  | { readonly code: "payment_under_way"; readonly bookingId: BookingId }
  | { readonly code: "too_many_bookings" }
  /** Nobody has shown yet that the account's address is theirs: what they book would be mailed there. */
  | { readonly code: "address_unconfirmed" }
  /** A client books for their own address, and this is another one. */
  | { readonly code: "address_not_own" }
  /** A builder cannot pay for their own session. */
  | { readonly code: "own_session" }
  /** Calendly knows no such invitee, or it belongs to something other than this booking. */
  | { readonly code: "time_not_recognised" }
  /** Beside this booking of theirs the time cannot be had: it is given back at Calendly, with an explanation. */
  | { readonly code: "time_declined"; readonly bookingId: BookingId }
  /** The time stands at Calendly, and is none that is booked here; nothing was changed. */
  | { readonly code: "time_left_alone"; readonly because: LeftAloneReason }
  /** The hold is over; the time may be gone. */
  | { readonly code: "hold_ended" }
  /** The checkout is not one of this booking. */
  | { readonly code: "checkout_not_recognised" }
  /** Stripe refused to open this checkout, and would refuse again. */
  | { readonly code: "checkout_refused" }
  /** Stripe has not answered yet: the payment is being prepared, and the same question finds it later. */
  | { readonly code: "checkout_preparing" }
  /** The session has begun: it cannot be canceled any more. */
  | { readonly code: "session_has_begun" }
  /** A seat of a group is canceled on Calendly's page alone: canceled here, the session would end for everybody. */
  | { readonly code: "seat_at_calendly" }
  /** Money would go back, and the client was not told how much. */
  | { readonly code: "quote_needed" }
  /** What would go back is no longer what the client was told. */
  | { readonly code: "quote_outdated" }
  /** So much of this payment cannot be returned (any more): more than is left, or the bank is deciding. */
  | { readonly code: "not_refundable"; readonly left: Money | null }
  /** There is no dead letter of this name, or another operator has decided about it. */
  | { readonly code: "dead_letter_not_found" }
  /** The drift is not there any more, or somebody else has decided about it. */
  | { readonly code: "drift_resolved" }
  /** No click repairs this drift. */
  | { readonly code: "drift_needs_a_person" }
  /** This address is not one that webhooks are sent to. */
  | { readonly code: "webhook_url_refused"; readonly urlProblem: WebhookUrlProblem }
  | { readonly code: "too_many_webhook_endpoints" }
  /** The content of the event is erased: there is nothing to send any more. */
  | { readonly code: "event_erased" }
  /** The state of the booking does not allow it (any more). */
  | { readonly code: "not_in_this_state"; readonly state: BookingState; readonly since: Instant };

export type RefusalCode = Refusal["code"];

/** The answer of a use case that may say no. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
