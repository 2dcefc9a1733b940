import { place } from "../../place.ts";

/** Why a session type cannot be sold, and what to do about it: on the builder's own pages. Keys are the reasons' codes. */
export const unsellable = place("builder/unsellable", {
  deleted: "It was deleted at Calendly. Create a new event type there, and it appears here.",
  inactive: "It is switched off at Calendly. Switch it on there, then fetch the changes here.",
  priced_group:
    "It is a group event. Calendly can’t take back one seat without canceling everybody’s, so group events can only be offered free.",
  poll: "It is a meeting poll: people vote on times, and nobody books one. Choose another event type.",
  paid_at_calendly:
    "Calendly already takes a payment for it, so clients would pay twice. Switch the payment off at Calendly.",
  several_durations:
    "Clients may choose between several lengths at Calendly, but it has one price here. Leave one length, or create an event type for each.",
  pooled_hosts:
    "Several people host it (round robin or collective). Only event types of your own can be sold here.",
  unknown_currency: "Prices in {currency} can’t be charged here. Choose another currency.",
  under_minimum:
    "The price is too low to be charged: the minimum is {minimum}. Raise it, or make the session free.",
});
