import type { operatorPolicies as english } from "../../en/operator/policies.ts";
import type { Translation } from "../../translation.ts";

export const operatorPolicies = {
  title: "AGB und Datenschutz",
  intro:
    "Was alle lesen, die hier buchen. Sind AGB veröffentlicht, stimmen Gäste ihnen vor dem Bezahlen zu, und jede Buchung behält, welche Version es war.",
  terms: "AGB",
  privacy: "Datenschutzhinweise",
  notPublished: "Noch nicht veröffentlicht",
  notPublishedTerms: "Noch nicht veröffentlicht: Niemand muss etwas zustimmen.",
  current: "Version {number}, seit {day}",
  open: "Schreiben und veröffentlichen",
  look: "So, wie alle sie lesen",
  all: "Alles zu AGB und Datenschutz",
  language: "Sprache",
  fallback: "Wer eine andere Sprache liest, bekommt den englischen Text.",
  text: "Text",
  textHelp:
    "Markdown: # eine Überschrift, - eine Liste, 1. eine nummerierte Liste, **fett**, *kursiv*, [Worte](https://…). Kein HTML, keine Bilder oder Tabellen.",
  template:
    "Das ist ein Anfang, nirgends veröffentlicht. Füllen Sie aus, was in Klammern steht, und lassen Sie jemanden darauf sehen, der das Recht kennt.",
  unsaved: "Noch nicht gespeichert: Das ist der Text der Version {number}.",
  saved: "Als Entwurf gespeichert: {time}.",
  save: "Als Entwurf speichern",
  saving: "Wird gespeichert …",
  preview: "Speichern und ansehen",
  previewTitle: "So wird es aussehen",
  publish: "Als Version {number} veröffentlichen",
  publishing: "Wird veröffentlicht …",
  publishHelp:
    "{languages}. Gilt sofort, für alle. Gäste, die noch nicht bezahlt haben, werden noch einmal gefragt. Frühere Versionen bleiben, wie sie sind.",
  published: "Version {number} ist veröffentlicht.",
  no_english: "Zuerst fehlt ein englischer Text: Ihn lesen alle, deren Sprache fehlt.",
  unreadable: "Einer der Texte lässt sich so nicht veröffentlichen. Sehen Sie jede Sprache an.",
  same_as_before: "Das ist der Text der Version, die schon gilt. Es wurde nichts veröffentlicht.",
  changed:
    "Die Entwürfe haben sich geändert, seit Sie sie angesehen haben. Sehen Sie noch einmal nach, dann veröffentlichen Sie. Es wurde nichts veröffentlicht.",
  html: "Zeile {line}: HTML ist hier nicht möglich.",
  image: "Zeile {line}: Bilder sind hier nicht möglich.",
  table: "Zeile {line}: Tabellen sind hier nicht möglich.",
  code: "Zeile {line}: Code, um vier Leerzeichen eingerückter und durchgestrichener Text sind hier nicht möglich.",
  quote: "Zeile {line}: Zitate, Trennlinien und Kästchen sind hier nicht möglich.",
  link: "Zeile {line}: Ein Link führt zu https://, http:// oder mailto:.",
  nesting: "Zeile {line}: zu tief verschachtelt. Listen sind höchstens drei Stufen tief.",
  empty: "Bitte schreiben Sie zuerst etwas.",
  versions: "Versionen",
  version: "<link>Version {number}</link>, seit {day}",
  none: "Noch keine.",
} satisfies Translation<typeof english>;
