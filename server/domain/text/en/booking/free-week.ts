import { place } from "../../place.ts";

/** The free times of a session type in the next seven days. */
export const freeWeek = place("booking/free-week", {
  title: "<hidden>{session}: </hidden>Free times, {zone}",
  free: "{month}: {count, plural, one {# free time} other {# free times}}",
  none: "{month}: no free times",
  unlisted: "{month}: look in the calendar",
  start: "{time}<hidden> {day}</hidden>",
  more: "+{count}<hidden> more, {day}</hidden>",
  nothingFree: "Nothing is free on this day.",
  openCalendar: "What is free on this day shows in the calendar.",
});
