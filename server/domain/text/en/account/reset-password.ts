import { place } from "../../place.ts";

/** The page that a mailed link opens, to choose a new password. */
export const resetPassword = place("account/reset-password", {
  title: "Choose a new password",
  over: "This link has already been used or is older than 15 minutes. Your password is unchanged.",
  newLink: "Get a new link",
  password: "New password",
  hint: "At least {least} characters. You are signed out everywhere, and sign in with it.",
  set: "Set the new password",
  saving: "Saving…",
});
