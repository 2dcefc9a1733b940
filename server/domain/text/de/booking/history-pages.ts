import type { historyPages as english } from "../../en/booking/history-pages.ts";
import type { Translation } from "../../translation.ts";

export const historyPages = {
  latest: "Das Neueste",
  furtherBack: "Weiter zurück",
  earlier: "Frühere Einträge zeigen",
  backToLatest: "Zurück zum Neuesten",
} satisfies Translation<typeof english>;
