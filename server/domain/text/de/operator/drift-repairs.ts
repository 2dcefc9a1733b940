import type { driftRepairs as english } from "../../en/operator/drift-repairs.ts";
import type { Translation } from "../../translation.ts";

export const driftRepairs = {
  event_vanished:
    "Vor Beginn des Termins sagt ein Klick die Buchung ab, erstattet alles Bezahlte und gibt beiden Bescheid. Danach erstattet ein Klick alles Bezahlte und gibt dem Gast Bescheid.",
  event_orphaned: "Ein Klick sagt den Termin in Calendly noch einmal ab.",
  money_owed: "Ein Klick erstattet dem Gast {amount} und gibt Bescheid.",
  refund_stuck: "Ein Klick beantragt die Erstattung von {amount} noch einmal.",
  refund_failed_for_good: "Ein Klick versucht noch einmal, {amount} zu erstatten.",
  letter_dead: "Ein Klick lässt es noch einmal versuchen.",
  event_vanishedButton: "Alles Bezahlte erstatten",
  event_orphanedButton: "Termin absagen",
  money_owedButton: "{amount} erstatten",
  refund_stuckButton: "{amount} neu beantragen",
  refund_failed_for_goodButton: "{amount} noch einmal erstatten",
  letter_deadButton: "Noch einmal versuchen",
} satisfies Translation<typeof english>;
