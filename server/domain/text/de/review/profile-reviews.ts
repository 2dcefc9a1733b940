import type { profileReviews as english } from "../../en/review/profile-reviews.ts";
import type { Translation } from "../../translation.ts";

export const profileReviews = {
  title: "Bewertungen",
  rule: "Der Durchschnitt zählt jede Bewertung eines Termins, der stattgefunden hat. {builder} wählt, welche davon hier stehen.",
  anonymous: "Ein Gast",
  from: "{kind, select, paid {Aus einem bezahlten Termin} other {Aus einem kostenlosen Termin}}: {session}, {month}",
  proof: "Woher wir das wissen",
  proofText:
    "Der signierte Verlauf der Buchung sagt in Zeile {line}, dass der Termin stattgefunden hat. Niemand kann diese Zeile unbemerkt ändern; ihre Prüfsumme ist:",
  answered: "Antwort von {builder}",
  insult:
    "{count, plural, one {1 Bewertung ist verborgen, weil sie jemanden beleidigt.} other {# Bewertungen sind verborgen, weil sie jemanden beleidigen.}}",
  private_data:
    "{count, plural, one {1 Bewertung ist verborgen, weil sie Privates preisgibt.} other {# Bewertungen sind verborgen, weil sie Privates preisgeben.}}",
  off_topic:
    "{count, plural, one {1 Bewertung ist verborgen, weil sie nicht vom Termin handelt.} other {# Bewertungen sind verborgen, weil sie nicht vom Termin handeln.}}",
  unlawful:
    "{count, plural, one {1 Bewertung ist verborgen, weil sie gegen das Gesetz verstößt.} other {# Bewertungen sind verborgen, weil sie gegen das Gesetz verstoßen.}}",
} satisfies Translation<typeof english>;
