import { place } from "../../place.ts";

/** Why a time that a client booked at Calendly was canceled at once: in Calendly's mail to them. */
export const declinedTime = place("booking/declined-time", {
  over: "This booking is over. Please start a new one.",
  hasTime: "This booking already has a time. To change it, please use its reschedule link.",
  otherHasNoTime:
    "You have started a booking with {builder} that has no time yet. Please finish or cancel it first: {url}",
  otherIsUnpaid:
    "You have a booking with {builder} that is not paid yet. Please pay for it or cancel it first: {url}",
});
