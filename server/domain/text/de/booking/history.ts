import type { history as english } from "../../en/booking/history.ts";
import type { Translation } from "../../translation.ts";

export const history = {
  BOOKING_INITIATED: "Buchung begonnen",
  TIME_BOOKED: "Zeit gewählt und reserviert",
  DEADLINE_PASSED: "Keine Zeit gewählt; die Buchung ist verfallen",
  CHECKOUT_REQUESTED: "Zahlung begonnen",
  CHECKOUT_OPENED: "Zahlungsseite geöffnet",
  FREE_CONFIRMED: "Bestätigt; nichts zu zahlen",
  HOLD_ENDED: "Die Reservierung der Zeit ist abgelaufen",
  CHECKOUT_PAID: "Bezahlt",
  PAYMENT_DECLINED: "Zahlung abgelehnt",
  PAYMENT_PROCESSING: "Zahlung bei der Bank in Arbeit",
  CHECKOUT_NOT_OPENED: "Die Zahlungsseite ließ sich nicht öffnen",
  CHECKOUT_EXPIRED: "Zahlungsseite unbezahlt geschlossen",
  TIME_MOVED:
    "{by, select, you {Von Ihnen auf eine andere Zeit verlegt} client {Vom Gast auf eine andere Zeit verlegt} builder {Vom Profi auf eine andere Zeit verlegt} operator {Vom Betrieb auf eine andere Zeit verlegt} us {Von uns auf eine andere Zeit verlegt} other {Auf eine andere Zeit verlegt}}",
  TIME_CANCELED:
    "{by, select, you {Von Ihnen bei Calendly abgesagt} client {Vom Gast bei Calendly abgesagt} builder {Vom Profi bei Calendly abgesagt} operator {Vom Betrieb bei Calendly abgesagt} us {Von uns bei Calendly abgesagt} other {Bei Calendly abgesagt}}",
  CANCEL_REQUESTED:
    "{by, select, you {Von Ihnen abgesagt} client {Vom Gast abgesagt} builder {Vom Profi abgesagt} operator {Vom Betrieb abgesagt} us {Von uns abgesagt} other {Abgesagt}}",
  TIME_REJECTED: "Abgesagt: Bei Calendly wurde etwas anderes gewählt als hier gebucht",
  SESSION_ENDED: "Die Zeit des Termins ist vorbei",
  REFUND_SETTLED: "{client, select, you {Geld an Sie erstattet} other {Geld an den Gast erstattet}}",
  REFUND_FAILED: "Eine Erstattung ist gescheitert; das Geld ist noch nicht zurück",
  REFUND_WITHHELD: "Eine Erstattung wartet: Erst entscheidet die Bank über eine Anfechtung",
  REFUND_WAIVED: "Eine Erstattung wurde ganz oder teilweise auf anderem Weg gezahlt",
  REFUND_REQUESTED:
    "{by, select, you {Von Ihnen wurde eine Erstattung gewährt} client {Vom Gast wurde eine Erstattung gewährt} builder {Vom Profi wurde eine Erstattung gewährt} operator {Vom Betrieb wurde eine Erstattung gewährt} us {Von uns wurde eine Erstattung gewährt} other {Eine Erstattung wurde gewährt}}",
  DISPUTE_OPENED:
    "{client, select, you {Sie haben die Zahlung bei der Bank angefochten} other {Der Gast hat die Zahlung bei der Bank angefochten}}",
  inquiry:
    "{client, select, you {Ihre Bank fragt nach der Zahlung} other {Die Bank des Gastes fragt nach der Zahlung}}",
  DISPUTE_CLOSED: "Die Bank hat über die Zahlung entschieden",
  SESSION_KEPT:
    "{by, select, you {Sie haben entschieden, dass der Termin stattfindet, obwohl der Preis erstattet wurde} client {Der Gast hat entschieden, dass der Termin stattfindet, obwohl der Preis erstattet wurde} builder {Der Profi hat entschieden, dass der Termin stattfindet, obwohl der Preis erstattet wurde} operator {Der Betrieb hat entschieden, dass der Termin stattfindet, obwohl der Preis erstattet wurde} us {Wir haben entschieden, dass der Termin stattfindet, obwohl der Preis erstattet wurde} other {Der Termin findet statt, obwohl der Preis erstattet wurde}}",
  NO_SHOW_MARKED:
    "{client, select, you {Bei Calendly vermerkt: Sie waren nicht da} other {Bei Calendly vermerkt: Der Gast war nicht da}}",
  NO_SHOW_CLEARED:
    "{client, select, you {Vermerk bei Calendly entfernt: Sie waren da} other {Vermerk bei Calendly entfernt: Der Gast war da}}",
  LETTER_RETRIED: "Ein gescheiterter Auftrag wird noch einmal versucht",
  LETTER_DROPPED: "Ein gescheiterter Auftrag wurde verworfen",
  whenAndByWhom:
    "{by, select, you {{when}, von Ihnen} client {{when}, vom Gast} builder {{when}, vom Profi} operator {{when}, vom Betrieb} us {{when}, von uns} calendly {{when}, gemeldet von Calendly} stripe {{when}, gemeldet von Stripe} other {{when}, vom System}}",
} satisfies Translation<typeof english>;
