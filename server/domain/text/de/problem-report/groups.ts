import type { problemGroups as english } from "../../en/problem-report/groups.ts";
import type { Translation } from "../../translation.ts";

export const problemGroups = {
  title: "Probleme",
  intro:
    "Was Menschen zu Seiten gemeldet haben, nach Schritt und Ursache, das Häufigste zuerst. Die Ursache ist eine erste Vermutung, bis jemand die Meldung gelesen hat.",
  state: "Stand",
  open: "Neu und geplant",
  all: "Alle",
  show: "Zeigen",
  number: "Nummer, die jemand nennt",
  find: "Suchen",
  unknownNumber: "Keine Meldung hat die Nummer {number}.",
  none: "Noch wurde nichts gemeldet.",
  noneHere: "Nichts in diesem Stand.",
  list: "Probleme",
  reports: "{count, plural, one {# Meldung} other {# Meldungen}}",
  last: "letzte Meldung vor {age}",
  mended: "behoben vor {age}",
  reopened: "Vor {age} wieder gemeldet, nachdem es behoben war",
} satisfies Translation<typeof english>;
