import { place } from "../../place.ts";

/** The page on which operators set up their second factor: its head. */
export const secondFactor = place("account/second-factor", {
  title: "Second factor",
  setUp: "Set up your second factor",
  why: "Operators see everybody’s bookings and move other people’s money. A password or a mailed link alone is not enough for that: you show an authenticator app’s code or a passkey as well.",
  notAsked: "This installation is for trying things out, and does not ask for it.",
  lastOne: "This is your only factor. Set up another one first, then remove this one.",
  app: "The authenticator app is set up.",
  removed: "Removed: it no longer confirms anything.",
  renamed: "The name is changed.",
  passkey: "The passkey is added. You can sign in with it, too.",
  goOn: "Continue",
});
