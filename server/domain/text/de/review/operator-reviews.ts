import type { operatorReviews as english } from "../../en/review/operator-reviews.ts";
import type { Translation } from "../../translation.ts";

export const operatorReviews = {
  title: "Bewertungen",
  intro:
    "Alles, was Gäste geschrieben haben, das Neueste zuerst. Verbergen Sie, was beleidigt, Privates preisgibt, nicht vom Termin handelt oder gegen das Gesetz verstößt; nie, weil eine Bewertung schlecht ist. Die Seite des Profis sagt dann, wie viele verborgen sind und warum.",
  all: "Alle",
  onlyHidden: "Nur verborgene",
  none: "Noch keine Bewertungen.",
  noneHidden: "Keine Bewertung ist verborgen.",
  about: "<link>{session}</link> bei {builder}, von {client}",
  because:
    "{because, select, insult {Sie beleidigt jemanden} private_data {Sie gibt Privates preis} off_topic {Sie handelt nicht vom Termin} other {Sie verstößt gegen das Gesetz}}",
  hiddenBecause: "Verborgen: {because}",
  hide: "Bewertung verbergen",
  show: "Wieder zeigen",
  working: "Wird gespeichert …",
  older: "Ältere Bewertungen",
  first: "Zurück zu den neuesten",
  reason: "Warum verbergen? Das steht auf der Seite des Profis",
  note: "Notiz, nur für den Betrieb",
  decided_already: "Inzwischen hat jemand über diese Bewertung entschieden.",
  done: "{action, select, hide_review {Verborgen} show_review {Wieder gezeigt} other {Entschieden}} {time}: {note}",
  wentWell: "Was gut war",
  toImprove: "Was besser sein könnte, nur für den Profi",
  answer: "Antwort des Profis",
} satisfies Translation<typeof english>;
