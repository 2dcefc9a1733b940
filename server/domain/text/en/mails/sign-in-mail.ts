import { place } from "../../place.ts";

/** The mail with a link that signs in or confirms an address. Named by why it was asked for. */
export const signInMailText = place("mails/sign-in-mail", {
  sign_inSubject: "Your sign-in link",
  sign_in: "Open the link to sign in, and press the button on its page.",
  sign_inLink: "Sign in",
  sign_inAdvice:
    "If you did not ask for this, you do not have to do anything: nobody can sign in without this mail.",

  new_accountSubject: "Confirm your address",
  new_account:
    "You, or somebody who typed your address, want to create an account with it. To confirm that it is yours, open the link and press the button on its page.",
  new_accountLink: "Confirm your address",
  new_accountAdvice:
    "If you did not ask for this, you do not have to do anything: no account is created without this mail.",

  known_accountSubject: "You already have an account",
  known_account:
    "You, or somebody who typed your address, want to create an account with it, but it already has one. To sign in, open the link and press the button on its page.",
  known_accountLink: "Sign in",
  known_accountAdvice:
    "If you did not ask for this, you do not have to do anything: nobody can sign in without this mail.",

  confirmSubject: "Confirm your address",
  confirm:
    "Somebody has signed in to the account with this address, which nobody has confirmed yet. To confirm that it is yours, open the link and press the button on its page.",
  confirmLink: "Confirm your address",
  confirmAdvice:
    "If that was not you, you do not have to do anything: nobody sees what was booked with your address without this mail.",
});
