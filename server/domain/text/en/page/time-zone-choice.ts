import { place } from "../../place.ts";

/** A list of time zones to choose from. */
export const timeZoneChoice = place("page/time-zone-choice", {
  label: "Time zone",
  all: "Show all time zones",
  universal: "Universal",
});
