import type { refusedCheckoutsText as english } from "../../en/mails/refused-checkouts.ts";
import type { Translation } from "../../translation.ts";

export const refusedCheckoutsText = {
  subject: "Niemand kann bezahlen: Stripe lehnt ab",
  subjectOfSession: "Niemand kann {session} bezahlen: Stripe lehnt ab",
  toBuilder:
    "Stripe, das die Zahlungen annimmt, will keine Zahlungsseiten öffnen (die letzte sollte in {currency} sein). Ein Gast von Ihnen wollte bezahlen und konnte nicht. Abgebucht wurde niemandem etwas.",
  toBuilderOfSession:
    "Stripe, das die Zahlungen annimmt, will keine Zahlungsseiten für {session} bei {builder} öffnen. Ein Gast von Ihnen wollte bezahlen und konnte nicht. Abgebucht wurde niemandem etwas.",
  operatorFixes:
    "Sie müssen bei Stripe nichts tun: Der Betrieb dieser Seite weiß Bescheid und behebt es dort.",
  meanwhile:
    "Zeiten, die Gäste inzwischen reserviert haben, werden nach Ablauf wieder frei, und was schon bezahlt ist, gilt.",
  page: "Stand ansehen",
} satisfies Translation<typeof english>;
