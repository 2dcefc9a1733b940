import type { sitePolicyPage as english } from "../../en/page/site-policy.ts";
import type { Translation } from "../../translation.ts";

export const sitePolicyPage = {
  terms: "AGB",
  privacy: "Datenschutzhinweise",
  describeTerms: "Was gilt, wenn Sie hier buchen und bezahlen.",
  describePrivacy: "Welche Daten hier aufbewahrt werden, warum, und was Sie daran ändern können.",
  validSince: "Version {number}, gültig seit {day}",
  older:
    "Das ist Version {number} vom {day}. Für neue Buchungen gilt sie nicht mehr. <link>Lesen, was jetzt gilt</link>",
  onlyIn: "Dieser Text ist in dieser Sprache: {language}.",
  noTerms: "Noch sind keine AGB veröffentlicht",
  noPrivacy: "Noch sind keine Datenschutzhinweise veröffentlicht",
  noVersion: "Diese Version gibt es nicht",
  none: "Hier wurde bisher nichts veröffentlicht. Fragen Sie den Betrieb dieser Seite danach.",
  noVersionHelp: "Was jetzt gilt, steht <link>hier</link>.",
  home: "Zur Startseite",
} satisfies Translation<typeof english>;
