import { place } from "../../place.ts";

/** Recovery codes, on the page of the second factor, and in the file that one keeps. */
export const recoveryCodesText = place("account/recovery-codes", {
  title: "Recovery codes",
  yours: "Your recovery codes",
  keep: "Keep them where you find them without your phone. Each stands in for your second factor once. <strong>They are shown only now.</strong>",
  download: "Download as text",
  file: "BuildAppsWith recovery codes. Each works once.",
  saved: "I have saved them: continue",
  none: "You have none. Without them, a lost phone means that whoever runs the server must reset your second factor.",
  left: "{left, plural, one {# of {all} is left} other {# of {all} are left}}. New ones replace the old ones.",
  create: "Create recovery codes",
  createNew: "Create new recovery codes",
  creating: "Creating them…",
});
