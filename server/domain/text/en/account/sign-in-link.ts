import { place } from "../../place.ts";

/** The page that a mailed link opens: to sign in, or to confirm the address of a new account. */
export const signInLink = place("account/sign-in-link", {
  confirmTitle: "Confirm your address",
  title: "Sign in with your link",
  over: "This link has already been used or is older than 15 minutes.",
  newLink: "Get a new link",
  press: "Press the button to sign in on this device.",
  pressToConfirm: "Press the button to confirm that the address is yours and to sign in on this device.",
  password: "Password, if you want one",
  passwordHint: "At least {least} characters. Without one, you sign in with a link that we mail you.",
  signIn: "Sign in",
  confirm: "Confirm and sign in",
  signingIn: "Signing in…",
});
