import { place } from "../../place.ts";

/** The pages that say what to do about a trouble, and their list. */
export const runbookPage = place("operator/runbook-page", {
  title: "What to do when something is wrong",
  intro:
    "One page for each thing that operators are told of. The message about it holds the same steps, for when these pages are what does not work.",
  all: "Every kind of trouble",
  meaning: "What it means",
  stake: "What is at stake",
  todo: "What to do",
  ifNot: "If that does not help",
  over: "How to see that it is over",
  commands:
    "Commands that begin with npm run are for the server: in the app’s folder, as its user and with its settings, or they do not know the database. On one small server the guide’s “booking” does that, as in “booking doctor”; in a container it is “docker compose exec app npm run doctor”.",
  open: "Open this page",
});
