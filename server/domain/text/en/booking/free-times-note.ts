import { place } from "../../place.ts";

/** On an offer: whether there are free times, as far as we know, and how old that is. */
export const freeTimesNote = place("booking/free-times-note", {
  unanswered: "Calendly is not answering just now; free times show once it does.",
  justNow:
    "{state, select, free_times {Free times in the next 30 days · checked just now} no_times {No free times in the next 30 days · checked just now} other {Free times not known yet · checked just now}}",
  ago: "{state, select, free_times {Free times in the next 30 days · checked {age} ago} no_times {No free times in the next 30 days · checked {age} ago} other {Free times not known yet · checked {age} ago}}",
  outdatedJustNow:
    "{state, select, free_times {Calendly is not answering just now. Free times in the next 30 days, checked just now.} no_times {Calendly is not answering just now. No free times in the next 30 days, checked just now.} other {Calendly is not answering just now. Free times not known yet, checked just now.}}",
  outdated:
    "{state, select, free_times {Calendly is not answering just now. Free times in the next 30 days, checked {age} ago.} no_times {Calendly is not answering just now. No free times in the next 30 days, checked {age} ago.} other {Calendly is not answering just now. Free times not known yet, checked {age} ago.}}",
});
