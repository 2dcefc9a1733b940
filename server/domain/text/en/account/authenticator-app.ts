import { place } from "../../place.ts";

/** The authenticator app, on the page of the second factor. */
export const authenticatorApp = place("account/authenticator-app", {
  title: "Authenticator app",
  since: "Set up on {when}.",
  setUp: "Set up an authenticator app",
  setUpOther: "Set up another phone",
  otherSecret: "Create another secret",
  creating: "Creating a secret…",
  remove: "Remove the app",
  removing: "Removing…",
  anyApp: "Any app that shows six digits will do: Google Authenticator, Aegis, 1Password, Bitwarden.",
  qrCode: "QR code for your authenticator app",
  scan: "<number>1.</number> Scan this with your app, or <link>open it on this device</link>, or type the secret:",
  secret: "Secret",
  code: "2. The six digits that the app shows now",
  finish: "Finish",
  finishing: "Checking…",
});
