import type { disputeMailText as english } from "../../en/mails/dispute-mails.ts";
import type { Translation } from "../../translation.ts";

export const disputeMailText = {
  inquiryHeading: "Eine Bank fragt nach einer Zahlung",
  inquiry:
    "Die Bank des Gastes fragt nach der Zahlung von {amount} für {session}. Sie hat bisher nichts einbehalten.",
  inquiryRefund: "Auch eine Erstattung klärt es; ohne Antwort kann daraus eine Anfechtung werden.",
  disputeHeading: "Eine Zahlung ist angefochten",
  dispute:
    "Die Zahlung von {amount} für {session} ist angefochten: Der Gast hat sie bei der Bank zurückgefordert.",
  taken: "Stripe hat den Betrag vorerst einbehalten.",
  unanswered: "Ohne Antwort entscheidet die Bank für den Gast. Bis dahin erstatten wir nichts zusätzlich.",
  evidenceBy:
    "Der Betrieb dieser Seite antwortet der Bank. Schicken Sie ihm Belege, dass der Termin stattgefunden hat oder vereinbart war, spätestens {until}: Antworten Sie einfach auf diese E-Mail.",
  evidenceSoon:
    "Der Betrieb dieser Seite antwortet der Bank. Schicken Sie ihm Belege, dass der Termin stattgefunden hat oder vereinbart war, so bald Sie können: Antworten Sie einfach auf diese E-Mail.",
  inquirySettledHeading: "Die Anfrage der Bank ist geklärt",
  inquirySettled: "Die Anfrage der Bank zu {amount} für {session} ist geklärt.",
  wonHeading: "Die Anfechtung ist abgewehrt",
  won: "Die Bank hat für Sie entschieden: {amount} für {session} gehören wieder Ihnen.",
  wonRefund: "Hat eine Erstattung darauf gewartet, geht sie jetzt hinaus.",
  lostHeading: "Die Anfechtung hatte Erfolg",
  lost: "Die Bank hat für den Gast entschieden: {amount} für {session} sind dorthin zurückgegangen.",
  lostRefund: "Zusätzlich wird nichts erstattet.",
} satisfies Translation<typeof english>;
