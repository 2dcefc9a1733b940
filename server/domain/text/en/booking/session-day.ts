import { place } from "../../place.ts";

/** A booked session as it comes nearer: on its own page and at the top of its client's list. */
export const sessionDay = place("booking/session-day", {
  startsIn: "Starts in {time}",
  isOn: "It is on now, until {until}",
  remindBoth: "We remind you by mail, a day and an hour before it starts.",
  remindHour: "We remind you by mail an hour before it starts.",
});
