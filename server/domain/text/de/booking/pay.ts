import type { bookingPay as english } from "../../en/booking/pay.ts";
import type { Translation } from "../../translation.ts";

export const bookingPay = {
  finish: "Zahlung abschließen",
  unpaid: "Sie haben noch nicht bezahlt",
  failed: "Die Zahlung hat nicht geklappt",
  confirming: "Ihre Zahlung wird bestätigt …",
  delayed: "Ihre Zahlung ist in Arbeit",
  preparing: "Ihre Zahlung wird vorbereitet …",
  pay: "Weiter: {amount} bezahlen",
  payAgain: "{amount} noch einmal bezahlen",
  payOtherwise: "{amount} anders bezahlen",
  cardFailed: "Ihre Karte wurde abgelehnt. Es wurde nichts abgebucht.",
  cardFailedHelp:
    "Versuchen Sie es mit derselben oder einer anderen Karte noch einmal. Den Grund kennt Ihre Bank.",
  bankFailed: "Ihre Bank hat die Zahlung nicht ausgeführt. Es wurde nichts abgebucht.",
  bankFailedHelp:
    "Die Zeit bleibt für Sie reserviert, damit Sie anders bezahlen können. Den Grund kennt Ihre Bank.",
  wrongAmount: "Bei uns ist eine Zahlung eingegangen, die nicht dem Preis dieses Termins entspricht.",
  wrongAmountHelp: "Sie geht ganz an Sie zurück, und der Termin ist noch nicht bezahlt.",
  asking: "Stripe wird nach Ihrer Zahlung gefragt",
  askingHelp: "Das dauert ein paar Sekunden. Nichts ist verloren: Wir schreiben Ihnen an {email}.",
  askingLate: "Ihre Zeit bleibt Ihre, während wir die Zahlung klären.",
  holdEnded: "Stripe wird gefragt, ob Sie rechtzeitig bezahlt haben",
  holdEndedHelp:
    "Haben Sie rechtzeitig bezahlt, ist der Termin gebucht. Wenn nicht, wird nichts abgebucht, und die Zeit ist wieder frei.",
  opening: "Die Zahlungsseite von Stripe wird geöffnet",
  openingHelp: "Das dauert ein, zwei Sekunden. Abgebucht wird erst, wenn Sie dort zustimmen.",
  openingLate: "Die Zahlungsseite von Stripe ist noch nicht da. Es wurde nichts abgebucht.",
  bankPays: "Ihre Bank überweist {amount}. Sie müssen nichts tun.",
  bankPaysHelp: "Diese Zahlungsart braucht einige Tage. Sobald das Geld da ist, ist der Termin gebucht.",
  bankPaysUntil:
    "Wir reservieren die Zeit für Sie bis {until}. Ist das Geld bis dahin nicht da, wird die Zeit wieder frei, und was dann noch ankommt, geht ganz an Sie zurück.",
  bankPaysMail: "So oder so schreiben wir Ihnen an {email}; Sie können diese Seite schließen.",
} satisfies Translation<typeof english>;
