import { place } from "../../../place.ts";

/** What operators do about it: a Calendly connection is down. */
export const connectionTroubleRunbook = place("operator/runbooks/connection-trouble", {
  title: "A Calendly connection is down",
  meaning: "Calendly does not take a builder’s token any more, or their webhooks cannot be checked.",
  stake:
    "Clients cannot book with this builder, or what is booked and canceled at Calendly itself is noticed late.",
  step1: "See on the overview which connections it is about, and why.",
  step2:
    "If it is one builder, only they can connect again: they have had a mail. Write to them if it is urgent.",
  step3: "If it is all builders, look at the OAuth app’s id and secret, and whether Calendly answers.",
  ifNot:
    "If a builder has left Calendly for good: their profile takes no bookings already, and existing ones stay valid. The alert ends when they disconnect on their page “Calendly connection”.",
  over: "The connection works again. Fifteen quiet minutes later a message says that this is over.",
});
