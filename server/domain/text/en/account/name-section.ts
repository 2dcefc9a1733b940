import { place } from "../../place.ts";

/** The section of the account page with one's name. */
export const nameSection = place("account/name-section", {
  title: "Name",
  label: "Your name",
  hint: "Builders see it with what you book from now on.",
  save: "Save the name",
  saving: "Saving…",
});
