import { place } from "../../place.ts";

/** The page on which an operator shows their second factor. */
export const secondFactorConfirm = place("account/second-factor-confirm", {
  title: "Confirm it is you",
  why: "You are signed in. Operators show a second factor as well.",
  whyAgain: "What moves money, or changes how you sign in, asks again after {minutes} minutes.",
  kept: "Your form is kept, and is sent as soon as you have confirmed.",
  passkey: "Use a passkey",
  appCode: "Code of your authenticator app",
  recoveryCode: "Recovery code",
  recoveryHint: "One of those that you kept; each works once.",
  appHint: "Six digits.",
  eitherHint: "Six digits. A recovery code works too, once.",
  confirm: "Confirm",
  confirming: "Checking…",
  lost: "Lost your phone and your recovery codes? Whoever runs the server can reset your second factor.",
});
