import type { builderReviews as english } from "../../en/review/builder-reviews.ts";
import type { Translation } from "../../translation.ts";

export const builderReviews = {
  title: "Bewertungen",
  intro:
    "Jeder Gast wird einmal per E-Mail gefragt, eine Stunde nach dem Termin. Ab {count} Bewertungen steht der Durchschnitt auf Ihrer Seite, und Sie wählen, welche dort zu lesen sind.",
  none: "Noch keine Bewertungen",
  noneText: "Die erste kommt nach einem Termin, der stattgefunden hat.",
  average:
    "Durchschnitt aller: {average} von 5 aus {count, plural, one {# Bewertung} other {# Bewertungen}}.",
  below: "Auf Ihrer Seite steht er erst ab {count}.",
  trend: "Durchschnitt je Monat",
  trendLabel:
    "Durchschnittliche Bewertung je Monat, von {from} bis {until}. Die Tabelle darunter sagt dasselbe.",
  month: "Monat",
  monthAverage: "Durchschnitt",
  monthCount: "Bewertungen",
  noRatings: "Keine",
  table: "Die Monate als Tabelle",
  from: "{kind, select, paid {Bezahlter Termin} other {Kostenloser Termin}}: {session}, {day}",
  written: "{edited, select, no {Geschrieben am {day}} other {Geändert am {day}}}",
  wentWell: "Was gut war",
  toImprove: "Was besser sein könnte, nur für Sie",
  said: "Nur Sterne, keine Worte.",
  shownAs:
    "{shownAs, select, nobody {Soll nicht gezeigt werden} full_name {Darf mit vollem Namen gezeigt werden} first_name {Darf mit Vornamen gezeigt werden} other {Darf ohne Namen gezeigt werden}}",
  onPage: "Auf Ihrer Seite",
  pick: "Auf meiner Seite zeigen",
  unpick: "Nicht zeigen",
  picking: "Wird gespeichert …",
  uncounted:
    "{because, select, refunded {Nicht im Durchschnitt: Der ganze Betrag wurde erstattet.} disputed {Nicht im Durchschnitt: Die Zahlung ist angefochten. Bleibt sie bestehen, zählt die Bewertung wieder.} other {Nicht im Durchschnitt: Der Termin wurde rechtzeitig abgesagt oder verlegt.}}",
  hidden:
    "{because, select, insult {Von uns verborgen: Sie beleidigt jemanden.} private_data {Von uns verborgen: Sie gibt Privates preis.} off_topic {Von uns verborgen: Sie handelt nicht vom Termin.} other {Von uns verborgen: Sie verstößt gegen das Gesetz.}}",
  erased: "Der Gast wurde gelöscht: Die Sterne bleiben, die Worte sind weg.",
  yourAnswer: "Ihre Antwort",
  answer: "Öffentlich antworten",
  answerHelp: "Einmal, und für alle, die die Bewertung lesen. Reiner Text, höchstens 1.000 Zeichen.",
  send: "Antwort veröffentlichen",
  sending: "Wird veröffentlicht …",
  not_found: "Diese Bewertung gibt es nicht mehr.",
  answered_already: "Sie haben auf diese Bewertung schon geantwortet.",
  not_let: "Diese Bewertung darf nicht gezeigt werden.",
  enough_picked: "Sie zeigen schon 10 Bewertungen. Nehmen Sie zuerst eine weg.",
  newest: "Neueste zuerst",
  later: "Weiter zurück",
  older: "Ältere Bewertungen",
  first: "Zurück zu den neuesten",
} satisfies Translation<typeof english>;
