import type { moneyJobFailedRunbook as english } from "../../../en/operator/runbooks/money-job-failed.ts";
import type { Translation } from "../../../translation.ts";

export const moneyJobFailedRunbook = {
  title: "Eine Zahlungsseite ließ sich nicht öffnen oder schließen",
  meaning:
    "Der Auftrag, der bei Stripe eine Zahlungsseite öffnet oder schließt, wurde endgültig abgelehnt oder so lange versucht, bis die Zeit um war. Er ist jetzt gescheitert: Von selbst versucht ihn niemand mehr.",
  stake:
    "Ein Gast wartet vielleicht auf eine Seite, die sich nicht öffnet, oder eine Seite bleibt für eine Zeit offen, die nicht mehr dem Gast gehört. Doppelt abgebucht wird nichts: Wer zu spät bezahlt, bekommt das Geld zurück.",
  step1: "Öffnen Sie die gescheiterten Aufträge und lesen Sie, was Stripe geantwortet hat.",
  step2:
    "Beheben Sie, was Stripe nennt: ein eingeschränktes Konto, ein gewechselter Schlüssel, eine abgeschaltete Währung. Die Prüfungen der Installation nennen das meiste davon.",
  step3:
    "Öffnen Sie beim Auftrag „Noch einmal versuchen …“, nennen Sie den Grund, und drücken Sie auf „Noch einmal versuchen“. Er geht mit demselben Idempotenzschlüssel an Stripe, damit nichts doppelt geschieht.",
  ifNot:
    "Kann er nicht mehr gelingen, etwa weil die Buchung vorbei ist, öffnen Sie „Verwerfen …“, nennen Sie den Grund, und drücken Sie auf „Verwerfen“. Der Abgleich sieht sich das Geld der Buchung danach an.",
  over: "Der gescheiterte Auftrag steht nicht mehr in der Liste. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
