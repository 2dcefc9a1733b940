import type { builderSessionTypeEditor as english } from "../../en/builder/session-type-editor.ts";
import type { Translation } from "../../translation.ts";

export const builderSessionTypeEditor = {
  price: "Preis",
  priceHint: "0 ist kostenlos. Bestehende Buchungen behalten ihren Preis.",
  currency: "Währung",
  description: "Was der Gast bekommt",
  clientView: "So sieht es der Gast",
  applies:
    "Änderungen gelten für neue Buchungen; bestehende behalten Preis und Stornoregeln. Sagen Sie ab, erhält der Gast immer alles zurück.",
  save: "Speichern",
  saving: "Wird gespeichert …",
  close: "Schließen ohne Speichern",
  malformed_row:
    "Bitte geben Sie in Zeile {row} ganze Stunden (bis {hours}) und ganze Prozente (bis 100) ein.",
  not_falling:
    "Eine spätere Absage kann nie mehr erstatten als eine frühere, und jede Frist darf nur einmal vorkommen.",
} satisfies Translation<typeof english>;
