import { place } from "../../place.ts";

/** What long forms say of themselves: what is wrong, and whether what was typed is saved. */
export const formText = place("page/form", {
  problems: "{count, plural, one {One thing to correct} other {# things to correct}}",
  unsaved: "Not saved yet",
  saved: "Saved.",
  leaveTitle: "Leave without saving?",
  leaveText: "What you changed here is not saved yet.",
  leave: "Leave without saving",
  stay: "Stay here",
});
