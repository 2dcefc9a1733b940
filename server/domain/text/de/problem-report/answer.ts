import type { problemAnswer as english } from "../../en/problem-report/answer.ts";
import type { Translation } from "../../translation.ts";

export const problemAnswer = {
  title: "Antwort",
  label: "Ihre Antwort",
  hint: "Sie geht an {email}, so wie Sie sie schreiben. Höchstens {characters} Zeichen.",
  empty: "Bitte schreiben Sie eine Antwort.",
  look: "Vor dem Senden ansehen",
  looking: "Einen Moment …",
  confirm: "Das geht an {email}:",
  send: "Antwort senden",
  sending: "Wird gesendet …",
  change: "Ändern",
  answered: "{time}, von {who}:",
  erased: "Zusammen mit der Person gelöscht.",
  isSent: "Die Antwort wurde gesendet: {time}.",
  isSending: "Die Antwort wird gesendet.",
  isLate: "Die Antwort ließ sich noch nicht senden und wird noch einmal versucht.",
  isFailed: "Der Mailserver hat die Antwort nicht angenommen: Sie ist nicht angekommen.",
  already: "Inzwischen hat jemand diese Meldung beantwortet.",
  cannot: "Diese Meldung nennt keine Adresse, an die sich antworten lässt.",
  noAddress: "Keine Antwort gewünscht, oder die Adresse wurde gelöscht.",
} satisfies Translation<typeof english>;
