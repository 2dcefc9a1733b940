import type { openDrift as english } from "../../en/operator/open-drift.ts";
import type { Translation } from "../../translation.ts";

export const openDrift = {
  booking: "{session}, {client} bei {builder}, {time}, {price}",
  bookingWithoutTime: "{session}, {client} bei {builder}, keine Zeit gewählt, {price}",
  found: "Gefunden {time}, vor {age}.",
  look: "Buchung ansehen",
  ask: "Beheben …",
  repairing: "Wird behoben …",
  leave: "Lassen",
  dismissSummary: "Schließen …",
  dismissHelp:
    "Es wird nichts geändert und nicht noch einmal gemeldet. Für das, was Sie auf anderem Weg geklärt haben oder was so in Ordnung ist.",
  reason: "Grund",
  reasonHint: "Er wird bei den Entscheidungen des Betriebs aufbewahrt.",
  dismiss: "Schließen",
  dismissing: "Wird geschlossen …",
} satisfies Translation<typeof english>;
