import { place } from "../../place.ts";

/** What was refused, and what to do next: on every page of a booking, an offer or a list. Keys are the refusals' codes. */
export const refusals = place("booking/refusals", {
  session_type_inactive:
    "This session can’t be booked at the moment. Nothing was booked or charged. Please choose another one.",
  no_times:
    "There is no free time in the coming weeks. Nothing was booked or charged. Please look again in a few days, or choose another session.",
  calendar_unavailable:
    "The calendar is not answering just now. Nothing was booked or charged. Please try again in a minute.",
  trouble_on_our_side:
    "Something is wrong on our side, not with your account: we couldn’t look for free times. Nothing was booked or charged. Please try again later.",
  unpaid_booking_exists:
    "You have already begun a booking with this builder that is not finished yet. <link>Finish that booking</link>, or cancel it there and come back.",
  payment_under_way:
    "Your bank is processing your payment for a booking with this builder. We will write to you as soon as it arrives; until then we can’t hold a second time for you. <link>Open that booking</link>",
  too_many_bookings: "You have started many bookings today. Finish one of them, or come back tomorrow.",
  address_unconfirmed:
    "Please <link>confirm your address</link> first: we send mail about your bookings there.",
  address_not_own: "You can book for your own address only. Nothing was booked or charged.",
  own_session: "This is your own session. To try it out, sign in as somebody else.",
  time_not_recognised:
    "Calendly doesn’t know this time as part of your booking yet. If you have just picked it, it will appear here shortly; otherwise please pick a time again.",
  time_declined:
    "This time can’t be booked in addition to <link>another booking</link>. It is being canceled at Calendly, which tells whoever booked it.",
  time_left_alone: "This time at Calendly doesn’t belong to a booking here. Nothing was changed.",
  hold_ended:
    "The hold on your time has ended, and somebody else may have taken it. Nothing was charged. Please start a new booking.",
  checkout_not_recognised:
    "This payment page doesn’t belong to your booking. Nothing was charged for it here.",
  checkout_refused:
    "Stripe, which takes the payments, refused to open its payment page. That has nothing to do with you or your card, and nothing was charged. The site’s operator has been told. The time stays yours until the hold ends: try again before then, or book another time later.",
  checkout_preparing:
    "The payment page is still being prepared. Nothing was charged. Please try again in a minute.",
  session_has_begun:
    "The session has begun, so it can’t be canceled any more. Nothing about your money has changed.",
  seat_at_calendly:
    "Seats of a group are canceled on Calendly: canceled here, the session would end for everybody. Nothing was changed.",
  quote_needed: "Please check your refund first, then cancel. Nothing has been canceled yet.",
  quote_outdated:
    "Your refund changed while you were deciding, so nothing was canceled. The new amount is below.",
  bankDecides:
    "The bank is deciding about this payment, so nothing can be returned until it has. Nothing was changed.",
  lessIsLeft: "Only {amount} of this payment can still be returned. Nothing was changed.",
  handled: "This has already been handled. The list below is up to date.",
  drift_needs_a_person:
    "This can’t be repaired with a click. Look into the booking, then dismiss it with a note.",
  webhook_url_refused:
    "Webhooks can’t be sent to this address. It must begin with https://, be public and name no port, password or fragment.",
  too_many_webhook_endpoints:
    "You have ten webhook endpoints, which is as many as there can be. Remove one first.",
  event_erased: "The personal data of this event have been erased, so it can’t be sent again.",
  not_in_this_state: "Your booking has changed in the meantime. The page now shows its current state.",
});
