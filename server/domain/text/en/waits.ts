import { place } from "../place.ts";

/** When to try again: the end of a sentence. */
export const waits = place("waits", {
  minutes: "{minutes, plural, one {in a minute} other {in # minutes}}",
  hours: "{hours, plural, one {in an hour} other {in # hours}}",
});
