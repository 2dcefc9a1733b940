import { place } from "../../place.ts";

/** One group of reports, as operators see it. */
export const problemGroup = place("problem-report/group", {
  all: "All problems",
  title: "{step}: {cause}",
  reports: "Reports",
  none: "It has no reports any more: they were sorted elsewhere, or deleted after their time.",
  reopened: "This was mended on {mended}, and was reported again on {reopened}. It is new again.",
  decide: "What is done about it",
  state: "State",
  note: "Note for operators",
  noteHint: "What is planned, or what was changed. Name nobody.",
  save: "Save",
  saving: "Saving…",
  saved: "Saved.",
  decisions: "Decisions",
  decision: "{time}, by {who}: {note}",
  more: "More reports",
  older: "Older",
  newest: "Newest",
  latest: "The latest",
  furtherBack: "Further back",
});
