import type { bookingActions as english } from "../../en/operator/booking-actions.ts";
import type { Translation } from "../../translation.ts";

export const bookingActions = {
  title: "Was Sie tun können",
  nothing: "Nichts: Die Buchung ist vorbei, und es ist nichts mehr zu erstatten.",
  decideFirst: "Hier nichts. Entscheiden Sie zuerst über den Hinweis oben.",
  sendAgain: "Gescheiterte Erstattung noch einmal senden …",
  settleOutside: "Das Geld wurde auf anderem Weg erstattet …",
  giveBack: "Geld erstatten …",
  cancel: "Buchung absagen …",
  cancelTitle: "Buchung absagen?",
  cancelHelp: "Das lässt sich nicht rückgängig machen.",
  cancelBookedHelp:
    "Die Zeit ist wieder frei, und Gast und Profi erfahren es per E-Mail. Das lässt sich nicht rückgängig machen.",
  readers: "{client} und {builder} lesen das.",
  cancelButton: "Buchung absagen",
  cancelAndRefund: "Absagen, {amount} erstatten",
  canceling: "Wird abgesagt …",
  keepBooking: "Behalten",
  refundedOutside:
    "Der ganze Preis wurde im Stripe-Dashboard erstattet, und der Termin ist noch angesetzt. Findet er trotzdem statt, sagen Sie es. Wenn nicht, sagen Sie die Buchung unten ab.",
  takesPlace: "Der Termin findet statt",
  saving: "Wird gespeichert …",
} satisfies Translation<typeof english>;
