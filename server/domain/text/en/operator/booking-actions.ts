import { place } from "../../place.ts";

/** What an operator can do about a booking: cancel it, or answer for the builder that the session takes place. */
export const bookingActions = place("operator/booking-actions", {
  title: "What you can do",
  nothing: "Nothing: the booking is over, and nothing is left to return.",
  decideFirst: "Nothing here. Decide about the notice above first.",
  sendAgain: "Send the failed refund again…",
  settleOutside: "The money was returned in another way…",
  giveBack: "Give money back…",
  cancel: "Cancel the booking…",
  cancelTitle: "Cancel the booking?",
  cancelHelp: "This cannot be undone.",
  cancelBookedHelp: "The time is free again, and client and builder are told by mail. This cannot be undone.",
  readers: "{client} and {builder} read it.",
  cancelButton: "Cancel the booking",
  cancelAndRefund: "Cancel and refund {amount}",
  canceling: "Canceling…",
  keepBooking: "Keep it",
  refundedOutside:
    "The whole price was returned in Stripe’s dashboard, and the session is still on. If it takes place anyway, say so. If not, cancel the booking below.",
  takesPlace: "The session takes place",
  saving: "Saving…",
});
