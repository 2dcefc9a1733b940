import { place } from "../../place.ts";

/** The operators’ list of reported problems, by step and cause. */
export const problemGroups = place("problem-report/groups", {
  title: "Problems",
  intro:
    "What people have reported of pages, by step and cause, the most frequent first. The cause is a first guess until somebody has read the report.",
  state: "State",
  open: "New and planned",
  all: "All",
  show: "Show",
  number: "Number that somebody quotes",
  find: "Find",
  unknownNumber: "No report has the number {number}.",
  none: "Nothing was reported yet.",
  noneHere: "Nothing in this state.",
  list: "Problems",
  reports: "{count, plural, one {# report} other {# reports}}",
  last: "latest report {age} ago",
  mended: "mended {age} ago",
  reopened: "Reported again {age} ago, after it was mended",
});
