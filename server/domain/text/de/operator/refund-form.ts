import type { refundForm as english } from "../../en/operator/refund-form.ts";
import type { Translation } from "../../translation.ts";

export const refundForm = {
  title: "Geld erstatten?",
  titleAgain: "Gescheiterte Erstattung noch einmal senden?",
  help: "Das Geld geht dorthin zurück, woher es kam; das lässt sich nicht rückgängig machen. Die Buchung selbst ändert sich nicht. Der Gast erfährt es per E-Mail.",
  helpAgain:
    "Stripe konnte {amount} nicht erstatten. Fragen Sie den Gast, bevor Sie noch einmal senden, ob es Karte oder Konto noch gibt: Wenn nicht, scheitert es wieder.",
  payment: "Welche Zahlung",
  ofSession: "Für den Termin: {paid}, {left} übrig",
  beside: "Zusätzlich zu der des Termins: {paid}, {left} übrig",
  amount: "Betrag in {currency}",
  amountHint: "Höchstens {amount}.",
  amountHintOfSeveral: "Höchstens {amount} von der ersten Zahlung.",
  amountWrong: "Bitte geben Sie einen Betrag über null ein, etwa 50 oder 49,50.",
  nothingLeft: "Von dieser Zahlung ist nichts mehr zu erstatten.",
  tooMuch: "Von dieser Zahlung lassen sich nur noch {amount} erstatten.",
  why: "Grund",
  goodwill: "Kulanz",
  noShow: "Der Profi war nicht da",
  reason: "Grund, in Ihren Worten",
  reasonHint: "Der Gast liest ihn im Verlauf der Buchung.",
  reasonHintAgain: "Er bleibt im Verlauf der Buchung. Der Gast sieht ihn nicht.",
  send: "Geld erstatten",
  sendAgain: "Noch einmal senden",
  sending: "Wird erstattet …",
  leave: "Lassen",
  titleOutside: "Wurden {amount} auf anderem Weg erstattet?",
  helpOutside:
    "Für das, was Sie außerhalb von Stripe erstattet haben, zum Beispiel per Überweisung. Es wird nichts mehr gesendet, und Gast und Profi lesen, dass es erstattet wurde. Das lässt sich nicht rückgängig machen.",
  settleOutside: "Auf anderem Weg erstattet",
  settling: "Wird festgehalten …",
} satisfies Translation<typeof english>;
