import type { checkoutRefusedRunbook as english } from "../../../en/operator/runbooks/checkout-refused.ts";
import type { Translation } from "../../../translation.ts";

export const checkoutRefusedRunbook = {
  title: "Niemand kann bezahlen: Stripe lehnt ab",
  meaning:
    "Stripe will keine Zahlungsseiten öffnen, aus einem Grund, an dem ein neuer Versuch nichts ändert: ein eingeschränktes Konto, ein nicht angenommener Schlüssel, eine nicht erlaubte Währung oder ein nicht erlaubter Betrag.",
  stake:
    "Niemand kann buchen, was Geld kostet. Abgebucht wurde nichts, und reservierte Zeiten werden nach Ablauf wieder frei.",
  step1: "Lesen Sie Stripes eigene Worte, in der Nachricht und auf der Übersicht.",
  step2:
    "Beheben Sie es im Stripe-Dashboard: Kontostatus, Funktionen, Währungen. Liegt es am Schlüssel, setzen Sie einen anderen STRIPE_SECRET_KEY und starten Sie neu.",
  step3: "Prüfen Sie die Installation: Sie fragt Stripe mit dem Schlüssel, der in Gebrauch ist.",
  ifNot:
    "Schränkt Stripe das Konto ein, schreiben Sie dem Support; sagen Sie inzwischen den Profis, die eine E-Mail bekommen haben, wie lange es dauern kann. Geht es um einen einzelnen Preis, bitten Sie den Profi, ihn zu ändern.",
  over: "Eine Zahlungsseite öffnet sich wieder: Der Hinweis auf der Übersicht verschwindet sofort, und nach fünfzehn ruhigen Minuten folgt eine Nachricht.",
} satisfies Translation<typeof english>;
