import type { policyDates as english } from "../../en/booking/policy-dates.ts";
import type { Translation } from "../../translation.ts";

export const policyDates = {
  all: "Alles zurück bis {until}",
  half: "Die Hälfte zurück bis {until}",
  share: "{share} zurück bis {until}",
  allToTheStart: "Alles zurück bis zum Beginn",
  shareToTheStart: "{share} zurück bis zum Beginn",
  nothing: "Danach nichts zurück",
  nothingAtAll: "Bei einer Absage gibt es nichts zurück",
  now: "{words} (jetzt)",
  zone: "Angaben in {zone}.",
} satisfies Translation<typeof english>;
