import type { refusedMails as english } from "../../en/operator/refused-mails.ts";
import type { Translation } from "../../translation.ts";

export const refusedMails = {
  title: "Abgelehnte E-Mails zu Konten",
  intro:
    "Wer eine angefordert hat, hat es auf der Seite erfahren. Sie werden nicht noch einmal gesendet: Ihre Links wären zu alt. Ein Code wie 550 bedeutet eine Adresse, die es nicht gibt, oder einen Mailserver, der unserem nicht traut. „Installation prüfen“ auf der Übersicht unterscheidet die beiden.",
  subject: "„{subject}“",
  once: "Einmal, vor {age} · <code>{reason}</code>",
  often: "{count}-mal, zuerst vor {firstAge}, zuletzt vor {lastAge} · <code>{reason}</code>",
  dismiss: "Schließen",
  dismissing: "Wird geschlossen …",
} satisfies Translation<typeof english>;
