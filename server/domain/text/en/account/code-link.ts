import { place } from "../../place.ts";

/** The page that the link beside a mailed code opens: the same sign-in, on another device. */
export const codeLink = place("account/code-link", {
  title: "Go on on this device",
  with: "with {builder}",
  press: "Press the button to sign in as <address>{email}</address> on this device.",
  pressToBook:
    "Press the button to sign in as <address>{email}</address>, and to go on with this booking on this device. Nothing is charged by it.",
  named:
    "The name that was given: <own>{name}</own>. A new account gets it; yours can be changed on its page.",
  signIn: "Sign in",
  goOn: "Go on with the booking",
  opening: "Signing in…",
  notYou: "You did not ask for this? Then close this page: without the button, nothing happens.",
  over: "This link has been used already, or its code was, or both are too old. Begin again where you were.",
});
