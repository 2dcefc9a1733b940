import { place } from "../../place.ts";

/** The page for somebody who has forgotten their password. */
export const forgotPassword = place("account/forgot-password", {
  title: "Forgotten password",
  orByLink: "Or <link>sign in with a mailed link</link>, which needs no password.",
  onItsWay: "A mail is on its way to {email}",
  next: "It has a link to choose a new password, which works once, for 15 minutes. If there is no account with this address, it says so. You can close this page.",
  email: "E-mail address of your account",
  send: "Mail me a link to choose a new one",
  sending: "Sending…",
});
