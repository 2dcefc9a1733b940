import type { problemGroup as english } from "../../en/problem-report/group.ts";
import type { Translation } from "../../translation.ts";

export const problemGroup = {
  all: "Alle Probleme",
  title: "{step}: {cause}",
  reports: "Meldungen",
  none: "Hier sind keine Meldungen mehr: Sie wurden anders eingeordnet oder nach Ablauf gelöscht.",
  reopened: "Das war behoben ({mended}) und wurde wieder gemeldet ({reopened}). Es gilt wieder als neu.",
  decide: "Was geschieht damit",
  state: "Stand",
  note: "Notiz für den Betrieb",
  noteHint: "Was geplant ist oder geändert wurde. Nennen Sie niemanden beim Namen.",
  save: "Speichern",
  saving: "Wird gespeichert …",
  saved: "Gespeichert.",
  decisions: "Entscheidungen",
  decision: "{time}, von {who}: {note}",
  more: "Weitere Meldungen",
  older: "Ältere",
  newest: "Neueste",
  latest: "Das Neueste",
  furtherBack: "Weiter zurück",
} satisfies Translation<typeof english>;
