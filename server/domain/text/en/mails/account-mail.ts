import { place } from "../../place.ts";

/** What several mails about an account say. */
export const accountMailText = place("mails/account-mail", {
  hello: "Hello,",
  linkHolds: "The link works once, within {minutes} minutes.",
  choosePassword: "Choose a new password",
});
