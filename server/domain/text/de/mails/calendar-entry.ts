import type { calendarEntryText as english } from "../../en/mails/calendar-entry.ts";
import type { Translation } from "../../translation.ts";

export const calendarEntryText = {
  summary: "{name} mit {builder}",
  booking: "Ihre Buchung: {url}",
  startsSoon: "Ihr Termin beginnt bald",
} satisfies Translation<typeof english>;
