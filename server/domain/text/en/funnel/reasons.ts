import { place } from "../../place.ts";

/** Why bookings are lost. */
export const funnelReasons = place("funnel/reasons", {
  no_times: "No free time in the weeks ahead",
  calendar_unavailable: "The calendar could not be asked",
  session_type_inactive: "The session was not for sale any more",
  refused: "Refused at Book, for another reason",
  other_session: "Another session was booked at Calendly than was bought",
  declined: "The payment was declined",
  checkout_not_opened: "The checkout could not be opened",
  slot_gone: "Paid after the time had been given back",
  hold_ended: "The hold ended before they paid",
  canceled_by_client: "Canceled by the client",
  canceled_by_builder: "Canceled by the builder",
  canceled_by_operator: "Canceled by an operator",
  canceled: "Canceled at Calendly, without saying by whom",
  left: "Left without saying",
});
