import type { failedJobs as english } from "../../en/operator/failed-jobs.ts";
import type { Translation } from "../../translation.ts";

export const failedJobs = {
  title: "Gescheiterte Aufträge",
  intro:
    "Anfragen, die ein Anbieter endgültig abgelehnt hat, und Webhooks, die nicht zu verstehen waren. Keiner wird von selbst noch einmal versucht: Jeder wartet auf Ihre Entscheidung.",
  none: "Kein Auftrag ist endgültig gescheitert.",
  more: "{count, plural, one {Ein weiterer folgt} other {# weitere folgen}}, wenn diese entschieden sind.",
  done: "Erledigt: Er wurde ausgeführt.",
  dropped: "Verworfen. Ihr Grund steht im Verlauf der Buchung.",
  droppedListed: "Verworfen. Ihr Grund steht unten.",
  failedAgain: "Er ist wieder gescheitert: {error}",
  failedAgainUnexplained: "Er ist wieder gescheitert. Ein Grund ist nicht festgehalten.",
  trying: "Er wird noch einmal versucht. Das dauert einen Moment; die Seite aktualisiert sich von selbst.",
  notYet:
    "Es hat noch nicht geklappt und wird von selbst wieder versucht, in immer längeren Abständen. Die letzte Antwort: {error}",
  notYetUnexplained:
    "Es hat noch nicht geklappt und wird von selbst wieder versucht, in immer längeren Abständen.",
  look: "Buchung ansehen",
  decided: "Letzte Entscheidungen",
  unreadable: "{id} ist nicht lesbar",
  reason: "{reason}.",
  note: "„{note}“",
  deliveryRetried: "Webhook {number} noch einmal versucht",
  deliveryReplayed: "<link>Zustellung {number}</link> noch einmal verarbeitet",
  deliveryDropped: "Webhook {number} verworfen",
  jobRetried: "Ein Auftrag noch einmal versucht: <link>seine Buchung</link>",
  otherAction: "{action} ({subject})",
  otherActionOf: "{action} ({subject}): <link>seine Buchung</link>",
} satisfies Translation<typeof english>;
