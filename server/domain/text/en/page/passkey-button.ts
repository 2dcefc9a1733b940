import { place } from "../../place.ts";

/** A button that asks for a passkey, and why none was used. */
export const passkeyButton = place("page/passkey-button", {
  signIn: "Sign in with a passkey",
  waiting: "Waiting for your device…",
  noScripts: "Passkeys need JavaScript in this browser.",
  noSupport: "This browser does not support passkeys.",
  nobody: "No passkey was used. Try again, or choose another way.",
  refused: "That didn’t work. Please reload the page and try again.",
  too_many: "Too many attempts. Please try again in a few minutes.",
});
