import { place } from "../../place.ts";

/** The section of the account page in which one chooses the language of pages and mails. */
export const accountLanguageSection = place("account/language-section", {
  title: "Language",
  help: "Pages and mails are in the language that you choose here.",
  language: "Your language",
  asBrowser: "The language of my browser",
  save: "Save the language",
  saving: "Saving…",
});
