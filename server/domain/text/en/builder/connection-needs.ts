import { place } from "../../place.ts";

/** What a builder’s first page says of a Calendly connection that needs them. */
export const builderConnectionNeeds = place("builder/connection-needs", {
  connect: "Connect your Calendly",
  connectText: "Your event types then arrive here, ready to be priced.",
  broken: "Calendly no longer lets us in",
  brokenText: "Nobody can book you until you connect again. It takes a minute.",
  unchecked: "Your webhooks at Calendly cannot be checked",
  uncheckedText:
    "They could not be checked for {age}. {because} What is booked or canceled at Calendly itself may come late. See what is in the way, then press Check now.",
});
