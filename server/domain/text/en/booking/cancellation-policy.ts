import { place } from "../../place.ts";

/** What comes back after a cancellation: on offers, on bookings and in mails. */
export const cancellationPolicy = place("booking/cancellation-policy", {
  allBefore: "Cancel {notice} or more before it starts and you get all of it back.",
  shareBefore: "Cancel {notice} or more before it starts and you get {share} back.",
  allAnyTime: "Cancel any time before it starts and you get all of it back.",
  shareAnyTime: "Cancel any time before it starts and you get {share} back.",
  days: "{days} days",
  nothing: "Nothing comes back when you cancel.",
  nothingLater: "Later than that, nothing comes back.",
  builderCancels: "If the builder cancels, you get everything back.",
  movedWithNothing: "The session was moved when nothing would have come back, so nothing comes back now.",
  movedWithShare:
    "The session was moved when {share} would have come back, so no more than that comes back now.",
});
