import type { openDispute as english } from "../../en/operator/disputes.ts";
import type { Translation } from "../../translation.ts";

export const openDispute = {
  inquiry: "Die Bank des Gastes fragt nach {amount}.",
  dispute:
    "Die Bank des Gastes fordert {amount} zurück. Bis zur Entscheidung erstattet Stripe nichts von dieser Zahlung.",
  answerBy: "Antworten Sie im Stripe-Dashboard bis {when}.",
  answer: "Antworten Sie im Stripe-Dashboard vor dem Tag, den es dort nennt.",
  inquiryHelp: "Noch ist kein Geld einbehalten; auch eine Erstattung klärt es.",
} satisfies Translation<typeof english>;
