import type { freeWeek as english } from "../../en/booking/free-week.ts";
import type { Translation } from "../../translation.ts";

export const freeWeek = {
  title: "<hidden>{session}: </hidden>Freie Termine, {zone}",
  free: "{month}: {count, plural, one {# freier Termin} other {# freie Termine}}",
  none: "{month}: keine freien Termine",
  unlisted: "{month}: im Kalender nachsehen",
  start: "{time}<hidden> {day}</hidden>",
  more: "+{count}<hidden> weitere, {day}</hidden>",
  nothingFree: "An diesem Tag ist nichts frei.",
  openCalendar: "Was an diesem Tag frei ist, zeigt der Kalender.",
} satisfies Translation<typeof english>;
