import type { unsubscribeText as english } from "../../en/mails/unsubscribe.ts";
import type { Translation } from "../../translation.ts";

export const unsubscribeText = {
  digest: "Keine Tagesübersichten mehr",
  reminder: "Keine Erinnerungen an Termine mehr",
  review: "Keine Fragen mehr, wie ein Termin war",
  title: "Weniger E-Mails",
  digestQuestion: "Keine Tagesübersichten mehr an {address}?",
  reminderQuestion: "Keine Erinnerungen an Termine mehr an {address}?",
  reviewQuestion: "Keine E-Mails mehr an {address}, die fragen, wie ein Termin war?",
  rest: "E-Mails, die Sie brauchen, kommen weiter: was bestätigt, verlegt, abgesagt oder erstattet ist, und was Ihr Konto von Ihnen bestätigt haben möchte.",
  stop: "Diese E-Mails beenden",
  stopping: "Wird beendet …",
  digestStopped: "An {address} gehen keine Tagesübersichten mehr.",
  reminderStopped: "An {address} gehen keine Erinnerungen an Termine mehr.",
  reviewStopped: "An {address} gehen keine E-Mails mehr, die fragen, wie ein Termin war.",
  again: "Wieder senden",
  sending: "Einen Moment …",
  started: "Sie gehen wieder an {address}.",
  spent: "Dieser Link gilt nicht",
  spentWhy: "Er wurde abgeschnitten oder ist zu alt. Der Link in der neuesten E-Mail dieser Art gilt.",
} satisfies Translation<typeof english>;
