import { place } from "../../place.ts";

/** Passkeys on the account's page, and where they are offered. */
export const ownPasskeys = place("account/own-passkeys", {
  what: "Sign in with a finger, a face or a PIN of your phone, your computer or a security key: no code and no password.",
  notFresh: "To add one, sign in again first, so that we know it is you.",
  notFreshToChange: "To add or remove one, sign in again first, so that we know it is you.",
  unsaved: "The passkey could not be saved. Please sign in again, then try once more.",
  withSecondFactor: "Your passkeys are kept with your second factor",
  offer: "Next time without a code: <link>add a passkey</link>, and sign in with a finger, a face or a PIN.",
});
