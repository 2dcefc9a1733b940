import type { bookingVisitor as english } from "../../en/booking/visitor.ts";
import type { Translation } from "../../translation.ts";

export const bookingVisitor = {
  title: "Buchung von {client}",
  client: "Gast",
  payments: "Zahlungen",
  none: "Keine",
  received: "{amount} erhalten",
  pending: "{amount} auf dem Rückweg",
  requires_action: "{amount} noch nicht erstattet: Die Bank des Gastes braucht zuerst etwas",
  succeeded: "{amount} erstattet",
  failed: "{amount} nicht erstattet: Die Erstattung ist gescheitert",
  canceled: "{amount} nicht erstattet: Die Erstattung wurde abgebrochen",
} satisfies Translation<typeof english>;
