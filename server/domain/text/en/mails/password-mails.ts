import { place } from "../../place.ts";

/** Mails about an account's password. */
export const passwordMailText = place("mails/password-mails", {
  resetSubject: "Choose a new password",
  reset: "Somebody, probably you, asked for a new password for your account at BuildAppsWith.",
  resetEffect: "Then you are signed out everywhere, and sign in with the new password.",
  notYou: "If you did not ask for this, you do not have to do anything: your password stays the same.",

  noAccountSubject: "There is no account with this address",
  noAccount: "Somebody, perhaps you, asked for a new password here. There is no account with this address.",
  createAccount: "Create an account",
  otherAddress:
    "Perhaps you used another address. If you did not ask for this, you do not have to do anything.",

  changedSubject: "Your password was changed",
  changed: "The password of your account at BuildAppsWith was changed. Every other browser was signed out.",
  setSubject: "A password was set for your account",
  set: "A password was set for your account at BuildAppsWith. Every other browser was signed out.",
  wasNotYou:
    "Was this not you? Then somebody else can open your account: choose a new password at once, which signs them out.",
});
