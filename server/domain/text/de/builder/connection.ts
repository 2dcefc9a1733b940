import type { builderConnection as english } from "../../en/builder/connection.ts";
import type { Translation } from "../../translation.ts";

export const builderConnection = {
  title: "Verbindung mit Calendly",
  lead: "Ihre Ereignistypen werden hier zu Angeboten, Gäste wählen ihre Zeit in Ihrem Kalender, und jede Buchung erscheint hier.",
  missing: "Es fehlt: {scopes}",
  disconnect: "Trennen",
  disconnectText:
    "Bestehende Buchungen gelten weiter, aber von Absagen bei Calendly erfahren wir nichts mehr. Neue Buchungen werden nicht angenommen.",
  disconnectAsk: "Trennen …",
  disconnectNow: "Calendly trennen",
  disconnecting: "Wird getrennt …",
  keep: "Verbunden lassen",
} satisfies Translation<typeof english>;
