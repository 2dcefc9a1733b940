import type { timeZoneChoice as english } from "../../en/page/time-zone-choice.ts";
import type { Translation } from "../../translation.ts";

export const timeZoneChoice = {
  label: "Zeitzone",
  all: "Alle Zeitzonen zeigen",
  universal: "Weltzeit",
} satisfies Translation<typeof english>;
