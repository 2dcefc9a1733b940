import type { sitePolicyPage as english } from "../../en/page/site-policy.ts";
import type { Translation } from "../../translation.ts";

export const sitePolicyPage = {
  terms: "AGB",
  privacy: "Datenschutzhinweise",
  describeTerms: "Was gilt, wenn Sie hier buchen und bezahlen.",
  describePrivacy: "Welche Daten hier gespeichert werden, wozu, und was Sie tun können.",
  validSince: "Version {number}, gültig seit {day}",
  older:
    "Das ist Version {number} vom {day}. Für neue Buchungen gilt sie nicht mehr. <link>Lesen, was jetzt gilt</link>",
  onlyIn: "Dieser Text ist auf {language}.",
  noTerms: "Es sind noch keine AGB veröffentlicht",
  noPrivacy: "Es sind noch keine Datenschutzhinweise veröffentlicht",
  noVersion: "Diese Version gibt es nicht",
  none: "Bisher wurde hier nichts veröffentlicht. Fragen Sie den Betrieb dieser Seite danach.",
  noVersionHelp: "Was jetzt gilt, steht <link>hier</link>.",
  home: "Zur Startseite",
} satisfies Translation<typeof english>;
