import { place } from "../../place.ts";

/** A booking's page: the session's time in both zones, until when it is held, and the choice of another zone. */
export const bookingTimes = place("booking/times", {
  you: "For you, {zone}",
  other: "For {name}, {zone}",
  both: "For both of you, {zone}",
  unpaid: "You are not booked until you have paid",
  heldToday: "The time is held for you until {time} ({zone}).",
  held: "The time is held for you until {until}.",
  left: "{time} left",
  otherZone: "Read times in another time zone",
  change: "Change",
  changing: "Changing…",
});
