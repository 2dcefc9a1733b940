import type { dataSection as english } from "../../en/account/data-section.ts";
import type { Translation } from "../../translation.ts";

export const dataSection = {
  title: "Ihre Daten",
  what: "Alles, was hier über Sie gespeichert ist, in einer Datei (JSON): das Konto, Ihre Buchungen mit Geld und Verlauf, und was Sie anbieten.",
  download: "Daten herunterladen",
  erase: "Konto löschen",
} satisfies Translation<typeof english>;
