import { place } from "../../place.ts";

/** A report of a problem in a list. */
export const problemReportLine = place("problem-report/report-line", {
  number: "Report {number}",
  erased: "Erased together with the person.",
  waits: "waits for an answer",
  noAnswer: "wants no answer",
  answered: "answered",
  failed: "the answer did not arrive",
});
