import type { driftMeanings as english } from "../../en/operator/drift-meanings.ts";
import type { Translation } from "../../translation.ts";

export const driftMeanings = {
  payment_missed: "Der Gast hat bezahlt und vielleicht nichts davon gehört.",
  checkout_open_missed: "Der Gast könnte auf einer Seite bezahlen, die wir nicht beobachten.",
  checkout_closed_missed: "Die Zeit ist vielleicht länger oder kürzer reserviert, als sie sein sollte.",
  refund_missed: "Die Seite des Gastes sagt weniger als die Bank.",
  refund_failed: "Dem Gast wurde gesagt, das Geld sei zurück, und das ist es nicht.",
  dispute_missed: "Der Profi hat eine Frist bei Stripe und weiß nichts davon.",
  payment_unbooked:
    "Der Gast hat bezahlt, und wir kennen die Buchung nicht mehr. Steht der Termin im Kalender des Profis, lassen Sie ihn stattfinden und schließen Sie das hier; wenn nicht, erstatten Sie das Geld bei Stripe.",
  event_undelivered: "Vielleicht haben wir später davon erfahren als nötig.",
  booking_missed: "Der Gast hatte eine Zeit gewählt, und die Buchung zeigte sie nicht.",
  time_moved_missed: "Profi und Gast würden verschiedene Zeiten lesen.",
  time_canceled_missed: "Der Gast wartet vielleicht auf einen Termin oder auf Geld und bekommt es nicht.",
  event_vanished:
    "Der Gast hat einen Termin bezahlt, der in keinem Kalender steht. Fragen Sie den Profi, bevor Sie entscheiden.",
  event_orphaned: "Die Zeit des Profis ist belegt, und der Gast rechnet vielleicht mit dem Termin.",
  event_unbooked: "Jemand rechnet vielleicht mit einem Termin, der nicht bezahlt ist.",
  booking_overdue:
    "Eine Zeit ist zu lange reserviert, oder ein vergangener Termin gilt noch als bevorstehend.",
  money_owed: "Wir behalten Geld, das dem Gast gehört.",
  money_over_returned: "Das Geld fehlt dem Betrieb, wenn der Gast es nicht zurückgibt.",
  refund_stuck: "Der Gast wartet auf Geld, das nicht unterwegs ist.",
  refund_failed_for_good:
    "Es steht dem Gast zu. Ein weiterer Versuch hilft, sobald Karte oder Konto wieder funktionieren; sonst erstatten Sie auf anderem Weg und sagen Sie es auf der Seite der Buchung.",
  refunded_outside: "Der Profi wurde gefragt, ob er stattfindet, und hat noch nicht geantwortet.",
  paid_wrong_amount:
    "Es geht von selbst zurück. Finden Sie heraus, wie eine Zahlungsseite mit einem anderen Betrag entstand.",
  letter_dead:
    "Geld oder Zeit ist nicht dort, wo die Buchung es sagt, bis das ausgeführt oder verworfen ist.",
  booking_unreadable:
    "Mit ihr geschieht nichts, bis sie repariert ist: keine Frist, keine Erstattung, keine Seite. „npm run rebuild-bookings“ vergleicht sie mit ihrem Verlauf und kann sie wiederherstellen.",
} satisfies Translation<typeof english>;
