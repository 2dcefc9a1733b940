import type { problemReportLine as english } from "../../en/problem-report/report-line.ts";
import type { Translation } from "../../translation.ts";

export const problemReportLine = {
  number: "Meldung {number}",
  erased: "Zusammen mit der Person gelöscht.",
  waits: "wartet auf Antwort",
  noAnswer: "keine Antwort gewünscht",
  answered: "beantwortet",
  failed: "die Antwort kam nicht an",
} satisfies Translation<typeof english>;
