import type { bookingStatus as english } from "../../en/booking/status.ts";
import type { Translation } from "../../translation.ts";

export const bookingStatus = {
  INITIATED:
    "{reader, select, client {Wartet auf Ihre Wahl der Zeit} other {Wartet auf die Zeitwahl des Gastes}}",
  SCHEDULED: "Zeit reserviert, noch nicht bezahlt",
  PAYMENT_PENDING: "Wartet auf die Zahlung",
  PAYMENT_FAILED: "Zahlung abgelehnt, noch nicht gebucht",
  CONFIRMED: "Gebucht",
  COMPLETED: "Hat stattgefunden",
  ABANDONED: "Verfallen",
  CANCELED: "Abgesagt",
  REFUNDED: "Geld erstattet",
  paymentInProgress: "Zahlung in Arbeit",
  missed: "Gast war laut Vermerk nicht da",
  notWhatWasChosen: "Abgesagt: nicht das Gewählte",
  refundedOutside:
    "{reader, select, client {Gebucht, und Ihr Geld ist erstattet} other {Preis erstattet: Findet er statt?}}",
  disputed: "Zahlung angefochten",
  inquiry: "Die Bank fragt nach der Zahlung",
  dead: "{reader, select, client {Ihnen steht Geld zu} other {Noch nicht erstattet}}",
  needs_the_client:
    "{reader, select, client {Ihre Bank braucht zuerst etwas von Ihnen} other {Die Bank fragt zuerst den Gast}}",
  for_the_bank:
    "{reader, select, client {Zuerst entscheidet Ihre Bank} other {Erstattung wartet auf die Bank}}",
  asked: "Erstattung beantragt, noch nicht da",
  at_the_bank: "Erstattung unterwegs",
  refund_failed: "Erstattung gescheitert",
  over: "{state, select, COMPLETED {Hat stattgefunden} ABANDONED {Verfallen} CANCELED {Abgesagt} other {Geld erstattet}}: {trouble, select, disputed {Zahlung angefochten} inquiry {Die Bank fragt nach der Zahlung} dead {{reader, select, client {Ihnen steht Geld zu} other {noch nicht erstattet}}} needs_the_client {{reader, select, client {Ihre Bank braucht zuerst etwas von Ihnen} other {Die Bank fragt zuerst den Gast}}} for_the_bank {{reader, select, client {Zuerst entscheidet Ihre Bank} other {Erstattung wartet auf die Bank}}} asked {Erstattung beantragt, noch nicht da} at_the_bank {Erstattung unterwegs} other {Erstattung gescheitert}}",
} satisfies Translation<typeof english>;
