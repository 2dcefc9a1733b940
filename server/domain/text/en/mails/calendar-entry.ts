import { place } from "../../place.ts";

/** The session as an entry of a calendar. */
export const calendarEntryText = place("mails/calendar-entry", {
  summary: "{name} with {builder}",
  booking: "Your booking: {url}",
  startsSoon: "Your session starts soon",
});
