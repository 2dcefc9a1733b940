import { place } from "../../place.ts";

/** The section of the account page with one's password. */
export const passwordSection = place("account/password-section", {
  title: "Password",
  none: "You have none: you sign in with a link that we mail you. With a password you can sign in without it.",
  notFresh: "To set one, sign in again first, so that we know it is you.",
  current: "Current password",
  first: "A password",
  next: "The new password",
  hint: "At least {least} characters. Every other browser is signed out.",
  set: "Set the password",
  change: "Change the password",
  saving: "Saving…",
  forgotten: "Forgot it?",
});
