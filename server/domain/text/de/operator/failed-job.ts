import type { failedJob as english } from "../../en/operator/failed-job.ts";
import type { Translation } from "../../translation.ts";

export const failedJob = {
  booking: "{session}, {client} bei {builder}",
  failed: "Gescheitert",
  failedAt: "{time}, vor {age}",
  after: "Nach",
  tries: "{count, plural, one {# Versuch} other {# Versuchen}}, der erste angefordert {time}",
  lastAnswer: "Letzte Antwort",
  noAnswer: "kein Grund festgehalten",
  retrySummary: "Noch einmal versuchen …",
  retryHelp:
    "Er wird sofort noch einmal versucht, so oft wie ein neuer. Zuerst wird beim Anbieter nachgefragt: Was schon getan ist, geschieht nicht doppelt.",
  retry: "Noch einmal versuchen",
  retrying: "Wird versucht …",
  dropSummary: "Verwerfen …",
  drop: "Verwerfen",
  dropping: "Wird verworfen …",
  becomes: "Was aus dem Geld wurde",
  settled_outside: "Ich habe es außerhalb von Stripe erstattet",
  waived: "Es wurde im Stripe-Dashboard erstattet oder steht nicht aus",
  reason: "Grund",
  reasonHint: "Er wird mit der Zeit bei den Entscheidungen des Betriebs aufbewahrt.",
} satisfies Translation<typeof english>;
