import type { reviewForm as english } from "../../en/review/form.ts";
import type { Translation } from "../../translation.ts";

export const reviewForm = {
  title: "Wie war es?",
  about: "{session} bei {builder}",
  held: "Ihr Termin am {day}",
  rating: "Ihre Bewertung",
  rated1: "1: meine Zeit nicht wert",
  rated2: "2: weniger als erhofft",
  rated3: "3: in Ordnung",
  rated4: "4: gut",
  rated5: "5: sehr gut",
  wentWell: "Was war gut?",
  wentWellHelp: "Andere können das lesen, wenn Sie es unten erlauben. Reiner Text, höchstens 2.000 Zeichen.",
  toImprove: "Was könnte besser sein?",
  toImproveHelp: "Das lesen nur {builder} und wir. Es wird nie gezeigt.",
  shown: "Dürfen andere lesen, was gut war?",
  nobody: "Nein. Nur {builder} und wir lesen es",
  full_name: "Ja, als „{name}“",
  first_name: "Ja, nur als „{name}“",
  anonymous: "Ja, ohne Namen",
  counts:
    "Ihre Bewertung zählt im Durchschnitt, ohne Namen. {builder} weiß, dass sie von Ihnen ist. Sie können alles 14 Tage lang ändern.",
  proof:
    "{kind, select, paid {Andere lesen dazu: „aus einem bezahlten Termin“.} other {Andere lesen dazu: „aus einem kostenlosen Termin“.}} Das prüfen wir am signierten Verlauf der Buchung.",
  send: "Bewertung senden",
  change: "Änderungen speichern",
  sending: "Wird gesendet …",
  saved: "Danke. Ihre Bewertung ist gespeichert; ändern können Sie sie bis {day}.",
  savedShort: "Ändern können Sie Ihre Bewertung bis {day}.",
  read: "Seite von {builder} ansehen",
  yours: "Was Sie geschrieben haben",
  answered: "Antwort von {builder}",
  edit_over:
    "Die 14 Tage, in denen Sie sie ändern konnten, sind vorbei. Soll sie entfernt werden, schreiben Sie uns.",
  hidden:
    "Ihre Bewertung ist verborgen: Sie verstößt gegen eine Regel dieser Seite. Sie lässt sich nicht mehr ändern.",
  not_held: "Es gibt nichts zu bewerten: Soweit wir wissen, hat dieser Termin nicht stattgefunden.",
  refunded: "Der ganze Betrag für diesen Termin wurde erstattet; deshalb lässt er sich nicht bewerten.",
  no_show:
    "Dieser Termin gilt als versäumt; deshalb lässt er sich nicht bewerten. Waren Sie da, sagen Sie es {builder}.",
  same_person: "Eigene Termine lassen sich nicht bewerten.",
  unproven: "Wir können nicht belegen, dass dieser Termin stattgefunden hat. Bitte schreiben Sie uns.",
  link_spent: "Dieser Link gilt nicht mehr",
  spentWhy:
    "Ein Link zum Bewerten endet nach 60 Tagen und gilt für einen einzigen Termin. Wurde er in der E-Mail umbrochen, kopieren Sie ihn ganz.",
} satisfies Translation<typeof english>;
