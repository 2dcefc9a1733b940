import { place } from "../../place.ts";

/** A booking's second step: the time is held; the client checks it and goes on to pay. */
export const bookingDetails = place("booking/details", {
  title: "Check the time, then pay",
  priceChanged: "The price has changed since you booked: it is now {now}. You pay what you saw: {price}.",
  pay: "Pay {amount}",
  opening: "Opening the payment page…",
  stripe: "You pay on Stripe’s own page and come back here. We never see your card.",
  releasing: "Releasing the time…",
  releasingHelp: "It was not paid in time. Nothing was charged. This page continues automatically.",
  releasingLate: "The time was not paid, so it becomes free again. Nothing was charged.",
  holding: "Holding your time…",
  checking: "Checking with Calendly…",
  checkingHelp: "We look your time up before we hold it for you. Usually a second or two.",
  checkingLate:
    "This is taking longer than usual. Nothing is lost: Calendly has your time, and this page continues as soon as we know of it.",
  cancel: "Cancel this booking",
  cancelHelp: "Nothing was charged, and nothing will be.",
  cancelPaying: "If your payment arrives afterwards, all of it goes back to you.",
});
