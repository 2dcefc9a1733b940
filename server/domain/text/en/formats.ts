import { place } from "../place.ts";

/** Dates, times and money, as every page and mail writes them. */
export const formats = place("formats", {
  day: "{weekday}, {day} {month} {year}",
  shortDay: "{weekday} {day} {month}",
  shortDayAndTime: "{day}, {time}",
  shortWeekday: "{weekday}",
  dayOfYear: "{weekday}, {day} {month}",
  month: "{month} {year}",
  dayAndTime: "{day}, {time}, {zone}",
  zone: "{city} time",
  minutes: "{minutes} min",
  hours: "{hours} h",
  hoursAndMinutes: "{hours} h {minutes} min",
  free: "Free",
  share: "{percent}\u00a0%",
  momentAgo: "less than a minute",
  days: "{days, plural, one {# day} other {# days}}",
});
