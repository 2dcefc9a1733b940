import type { bookingMoney as english } from "../../en/operator/booking-money.ts";
import type { Translation } from "../../translation.ts";

export const bookingMoney = {
  title: "Geld",
  nothing: "Es wurde nichts bezahlt.",
  paidForSession: "Bezahlt, für den Termin",
  paidBeside: "Bezahlt, zusätzlich zum Preis des Termins",
  obligation:
    "Zu erstatten, {reason, select, canceled {wegen der Absage} late_payment {bezahlt nach Freigabe der Zeit} second_payment {doppelt bezahlt} wrong_amount {nicht in Höhe des Preises} goodwill {aus Kulanz} builder_no_show {der Profi war nicht da} again {noch einmal, nach einer gescheiterten Erstattung} other {aus einem anderen Grund}}: {status, select, ordered {beantragt, noch nicht angekommen} withheld {wartet auf die Bank, die über eine Anfechtung entscheidet} settled {angekommen} failed {bei Stripe gescheitert} settled_outside {laut Betrieb außerhalb von Stripe erstattet} waived {steht nicht mehr aus} other {Stand unbekannt}}",
  obligationReference: "Verpflichtung {number} · <id>{reference}</id>",
  refund:
    "Erstattung bei Stripe: {status, select, pending {unterwegs} requires_action {wartet auf Bankangaben des Gastes} succeeded {angekommen} failed {gescheitert} canceled {abgebrochen} other {Stand unbekannt}}",
  disputed:
    "Angefochten: {status, select, open {die Bank entscheidet} won {abgewehrt, das Geld bleibt} other {verloren, die Bank hat das Geld}}",
  inquiry: "Die Bank fragt und hat nichts einbehalten",
  inquiryEnded:
    "Die Bank hat gefragt: {status, select, won {abgewehrt, das Geld bleibt} other {verloren, die Bank hat das Geld}}",
  at: "{time} · <id>{reference}</id>",
  answerBy: "Antworten bis {time} · <id>{reference}</id>",
} satisfies Translation<typeof english>;
