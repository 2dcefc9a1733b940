import { place } from "../../place.ts";

/** A builder cancels a booking: the link, and the question before it happens. */
export const builderCancel = place("builder/cancel", {
  seat: "The seats of a group are canceled on Calendly: by {client} for theirs, by you for everybody. This page updates automatically.",
  askBooking: "Cancel the booking",
  title: "Cancel this session?",
  timeFree: "The time is free in your calendar again.",
  told: "{client} is told at once.",
  readers: "{client} reads it, and so can we.",
  cancel: "Cancel the session",
  cancelAndRefund: "Cancel and refund {amount}",
  canceling: "Canceling…",
  keep: "Keep it",
});
