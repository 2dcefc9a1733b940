import { place } from "../../place.ts";

/** The list of what Stripe and Calendly have delivered. */
export const operatorDeliveries = place("operator/deliveries", {
  title: "Deliveries",
  intro:
    "What Stripe and Calendly have reported in the last 31 days, latest first. What they wrote is deleted after a week; the ids stay, so that each one can be replayed.",
  source: "From",
  anySource: "Stripe and Calendly",
  event: "Event",
  anyEvent: "Every event",
  outcome: "Outcome",
  anyOutcome: "Every outcome",
  show: "Show",
  name: "{source, select, stripe {Stripe} other {Calendly}}",
  ended:
    "{outcome, select, done {Worked on} waiting {Waits for its turn} trying {Failed, is tried again} dead {Failed for good} other {Dropped}}",
  received: "received {time}",
  took: "took {age}",
  replayed: "replayed {age} ago",
  none: "Nothing has been delivered yet.",
  noneHere: "Nothing of this kind among the deliveries on this page.",
  unreadable: "Delivery {id} cannot be read: {reason}.",
  newest: "The newest",
  later: "Further back",
  more: "More deliveries",
  older: "Older",
  first: "Newest",
});
