import type { bookingCalendarFile as english } from "../../en/booking/calendar-file.ts";
import type { Translation } from "../../translation.ts";

export const bookingCalendarFile = {
  missing: "Diesen Kalendereintrag gibt es nicht.",
} satisfies Translation<typeof english>;
