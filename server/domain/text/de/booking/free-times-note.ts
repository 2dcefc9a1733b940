import type { freeTimesNote as english } from "../../en/booking/free-times-note.ts";
import type { Translation } from "../../translation.ts";

export const freeTimesNote = {
  unanswered: "Calendly antwortet gerade nicht; sobald es antwortet, stehen hier freie Termine.",
  justNow:
    "{state, select, free_times {Freie Termine in den nächsten 30 Tagen · gerade geprüft} no_times {Keine freien Termine in den nächsten 30 Tagen · gerade geprüft} other {Freie Termine noch nicht bekannt · gerade geprüft}}",
  ago: "{state, select, free_times {Freie Termine in den nächsten 30 Tagen · vor {age} geprüft} no_times {Keine freien Termine in den nächsten 30 Tagen · vor {age} geprüft} other {Freie Termine noch nicht bekannt · vor {age} geprüft}}",
  outdatedJustNow:
    "{state, select, free_times {Calendly antwortet gerade nicht. Freie Termine in den nächsten 30 Tagen, gerade geprüft.} no_times {Calendly antwortet gerade nicht. Keine freien Termine in den nächsten 30 Tagen, gerade geprüft.} other {Calendly antwortet gerade nicht. Freie Termine noch nicht bekannt, gerade geprüft.}}",
  outdated:
    "{state, select, free_times {Calendly antwortet gerade nicht. Freie Termine in den nächsten 30 Tagen, vor {age} geprüft.} no_times {Calendly antwortet gerade nicht. Keine freien Termine in den nächsten 30 Tagen, vor {age} geprüft.} other {Calendly antwortet gerade nicht. Freie Termine noch nicht bekannt, vor {age} geprüft.}}",
} satisfies Translation<typeof english>;
