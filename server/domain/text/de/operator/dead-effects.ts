import type { deadEffects as english } from "../../en/operator/dead-effects.ts";
import type { Translation } from "../../translation.ts";

export const deadEffects = {
  createSchedulingLink: "Seite zum Wählen der Zeit erstellen",
  createSchedulingLinkMeaning:
    "Der Gast wartet auf eine Seite, um eine Zeit zu wählen. Bei Calendly ist nichts gebucht, und abgebucht wurde nichts.",
  createSchedulingLinkDropped:
    "Der Gast kann keine Zeit wählen. Die Buchung verfällt einen Tag nach ihrem Beginn, und eine neue ist möglich.",
  openCheckout: "Zahlungsseite über {amount} öffnen",
  openCheckoutMeaning:
    "Der Gast kann nicht bezahlen. Die Zeit bleibt reserviert, weil noch niemand weiß, ob Stripe die Seite geöffnet hat.",
  openCheckoutDropped:
    "Es wurde nichts abgebucht. Die Zeit wird nach Ablauf der Reservierung frei, und der Gast kann neu beginnen.",
  expireCheckout: "Zahlungsseite schließen",
  expireCheckoutMeaning:
    "Die Zeit bleibt reserviert, und der Gast kann vielleicht noch bezahlen, bis Stripe sagt, ob die Seite geschlossen oder bezahlt ist.",
  expireCheckoutDropped:
    "Ist die Zeit noch reserviert, wird Stripe mit einem neuen Schlüssel noch einmal gefragt. Ist die Buchung vorbei, bleibt ihre Seite offen, bis sie abläuft; bezahlt dort jemand, geht das Geld zurück.",
  releaseTime: "Zeit bei Calendly freigeben",
  releaseTimeMeaning:
    "Die Buchung ist vorbei, aber ihre Zeit ist im Kalender des Profis noch belegt: Niemand sonst kann sie buchen.",
  declineInvitee: "Eine zweite, bei Calendly gebuchte Zeit absagen",
  declineInviteeMeaning:
    "Jemand hält im Kalender des Profis eine Zeit, die zu keiner Buchung gehört, und rechnet vielleicht mit dem Termin.",
  staysTaken:
    "Die Zeit bleibt belegt, bis jemand sie in Calendly selbst freigibt. Sehen Sie zuerst nach, wer sonst am Ereignis teilnimmt: Eine Absage dort gilt für alle.",
  requestRefund: "Erstattung von {amount}",
  requestRefundMeaning: "Dem Gast steht dieses Geld zu, und es ist nicht zurückgegangen.",
  requestRefundDropped:
    "Es wird nichts mehr gesendet. Was Sie außerhalb von Stripe erstattet haben, gilt von da an als erstattet; was im Stripe-Dashboard erstattet wurde, zählt von selbst.",
  remindToPay: "Den Gast ans Bezahlen erinnern",
  remindToPayMeaning: "Der Gast wurde nicht erinnert. Die Zeit wird wie üblich gehalten und freigegeben.",
  remindToPayDropped: "Niemand wird erinnert. Sonst ändert sich nichts.",
  inviteToReview: "Dem Gast danken und um eine Bewertung bitten",
  inviteToReviewMeaning: "Der Gast wurde nicht gefragt, wie der Termin war. Sonst hängt nichts davon ab.",
  inviteToReviewDropped: "Der Gast wird nicht gefragt. Sonst ändert sich nichts.",
  remindOfSession: "Den Gast an den Termin erinnern",
  remindOfSessionMeaning: "Der Gast wurde nicht erinnert. Der Termin findet statt wie gebucht.",
  remindOfSessionDropped: "Niemand wird erinnert. Sonst ändert sich nichts.",
  clientMailMeaning: "Der Gast hat keine E-Mail bekommen. Auf der Seite der Buchung steht es trotzdem.",
  clientMailDropped: "Die E-Mail wird nie gesendet. Muss der Gast es wissen, sagen Sie es auf anderem Weg.",
  builderMailMeaning: "Der Profi hat keine E-Mail bekommen. Auf der Seite der Buchung steht es trotzdem.",
  builderMailDropped: "Die E-Mail wird nie gesendet. Muss der Profi es wissen, sagen Sie es auf anderem Weg.",
  unreadable:
    "Nicht lesbarer Auftrag: {type, select, createSchedulingLink {Seite zum Wählen der Zeit erstellen} openCheckout {eine Zahlungsseite öffnen} expireCheckout {eine Zahlungsseite schließen} releaseTime {eine Zeit bei Calendly freigeben} declineInvitee {eine zweite, bei Calendly gebuchte Zeit absagen} requestRefund {Erstattung} remindToPay {den Gast ans Bezahlen erinnern} remindOfSession {den Gast an den Termin erinnern} inviteToReview {den Gast um eine Bewertung bitten} tell {E-Mail} other {{type}}}",
  unreadableMeaning:
    "Der gespeicherte Auftrag ist beschädigt oder stammt von einer neueren Version. Er wurde nicht ausgeführt, und ein weiterer Versuch hilft erst nach einer Reparatur.",
  unreadableDropped:
    "Der Auftrag wird verworfen, und es wird nichts gesendet. Sehen Sie sich die Buchung an: Was er tun sollte, ist noch zu tun.",
  unreadableRefundDropped:
    "Der Auftrag wird verworfen, und es wird nichts gesendet. Das Geld steht weiter aus: Der nächste Abgleich findet es und bietet an, die Erstattung neu zu beantragen.",
} satisfies Translation<typeof english>;
