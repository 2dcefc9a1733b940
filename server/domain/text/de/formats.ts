import type { formats as english } from "../en/formats.ts";
import type { Translation } from "../translation.ts";

export const formats = {
  day: "{weekday}, {day}. {month} {year}",
  shortDay: "{weekday}, {day}. {month}",
  shortDayAndTime: "{day}, {time} Uhr",
  shortWeekday: "{weekday}",
  dayOfYear: "{weekday}, {day}. {month}",
  month: "{month} {year}",
  dayAndTime: "{day}, {time} Uhr, {zone}",
  zone: "Ortszeit {city}",
  minutes: "{minutes} Min.",
  hours: "{hours} Std.",
  hoursAndMinutes: "{hours} Std. {minutes} Min.",
  free: "Kostenlos",
  share: "{percent}\u00a0%",
  momentAgo: "weniger als einer Minute",
  days: "{days, plural, one {# Tag} other {# Tagen}}",
} satisfies Translation<typeof english>;
