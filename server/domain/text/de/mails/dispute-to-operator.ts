import type { disputeToOperatorText as english } from "../../en/mails/dispute-to-operator.ts";
import type { Translation } from "../../translation.ts";

export const disputeToOperatorText = {
  inquirySubject: "Einer Bank antworten: {amount}, {session}",
  disputeSubject: "Auf eine Anfechtung antworten: {amount}, {session}",
  inquiry:
    "Die Bank eines Gastes fragt nach der Zahlung von {amount} für {session}. Sie hat bisher nichts einbehalten.",
  dispute:
    "Die Zahlung von {amount} für {session} ist angefochten: Der Gast hat sie bei der Bank zurückgefordert, und Stripe hat den Betrag vorerst einbehalten.",
  answerBy: "Antworten Sie im Stripe-Dashboard bis {until}. Die Nummer dort: {dispute}.",
  answer: "Antworten Sie im Stripe-Dashboard vor dem Tag, den es nennt. Die Nummer dort: {dispute}.",
  toDashboard: "Im Stripe-Dashboard antworten",
  inquiryRefund: "Auch eine Erstattung klärt es; ohne Antwort kann daraus eine Anfechtung werden.",
  disputeRefund: "Bis dahin wird nichts zusätzlich erstattet.",
  builderAsked: "{builder} wurde um Belege gebeten, dass der Termin stattgefunden hat oder vereinbart war.",
  page: "Buchung öffnen",
} satisfies Translation<typeof english>;
