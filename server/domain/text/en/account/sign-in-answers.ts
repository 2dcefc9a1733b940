import { place } from "../../place.ts";

/** What the forms of signing in, of a new account and of passwords say when they were not carried out. */
export const signInAnswers = place("account/sign-in-answers", {
  noEmail: "Please enter your e-mail address.",
  notAnEmail: "This doesn’t look like an e-mail address. An example: ada@example.com.",
  noPassword: "Please enter your password.",
  noName: "Please enter your name; the builder will see it.",
  passwordTooShort: "Please use at least {least} characters.",
  passwordTooLong: "Please use at most {most} characters.",
  wrongPassword: "This address and password don’t match.",
  unknownPasskey: "This passkey is not registered here.",
  linkUnsent: "The link could not be sent. Please try again.",
  linkUnsentOrPassword: "The link could not be sent. Please try again, or use your password.",
  mailUnsent: "The mail could not be sent. Please try again.",
  tooMany: "Too many attempts. Please try again {wait}.",
  busy: "Many people are signing in at the moment. Please try again in a few seconds.",
  takesNoMail:
    "Our mail server does not take mail to this address. Is it spelled right? Then it may be full or closed: try again later, or use another address.",
  unsentForNow:
    "The mail could not be sent at the moment. Nothing was changed; please try again in a few minutes.",
});
