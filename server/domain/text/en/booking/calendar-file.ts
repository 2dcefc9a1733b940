import { place } from "../../place.ts";

/** A session as a calendar file, where there is none. */
export const bookingCalendarFile = place("booking/calendar-file", {
  missing: "There is no such calendar entry.",
});
