import type { refundFailedRunbook as english } from "../../../en/operator/runbooks/refund-failed.ts";
import type { Translation } from "../../../translation.ts";

export const refundFailedRunbook = {
  title: "Eine Erstattung war nicht möglich oder kam zurück",
  meaning:
    "Stripe hat eine Erstattung endgültig abgelehnt, oder eine Bank hat eine zurückgeschickt, die Stripe gemacht hatte. Die Verpflichtung steht in den Büchern: Dem Gast steht dieses Geld zu.",
  stake: "Einem Gast wurde gesagt, dass Geld zurückkommt, und es kommt nicht. Darum kümmern Sie sich zuerst.",
  step1:
    "Öffnen Sie die Buchung aus der Liste „Wartet auf Sie“. Ihre Seite sagt, was gescheitert ist; warum (ein leeres Guthaben, eine geschlossene Karte, eine angefochtene Zahlung), steht beim gescheiterten Auftrag oder bei Stripe unter der Nummer der Erstattung.",
  step2:
    "Ist das Guthaben zu klein, füllen Sie es im Stripe-Dashboard auf. Ist die Karte geschlossen, vereinbaren Sie mit dem Gast einen anderen Weg.",
  step3:
    "Drücken Sie beim gescheiterten Auftrag auf „Noch einmal versuchen“, wenn es einen gibt. Sonst auf der Seite der Buchung: „Gescheiterte Erstattung noch einmal senden …“ oder, wenn Sie das Geld selbst erstattet haben, „Das Geld wurde auf anderem Weg erstattet …“.",
  ifNot:
    "Lehnt Stripe weiter ab, schreiben Sie dem Support von Stripe mit der Nummer der Zahlung, und sagen Sie dem Gast, was geschieht und bis wann.",
  over: "Die Seite der Buchung sagt, dass die Erstattung angekommen ist oder außerhalb von Stripe gezahlt wurde. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
