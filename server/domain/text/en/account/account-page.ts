import { place } from "../../place.ts";

/** The page of one's own account: its head, and what it says after one of its forms. */
export const accountPage = place("account/account-page", {
  title: "Your account",
  signedInAs: "Signed in as {email}",
  name: "Your name is saved.",
  address: "Two mails are on their way, one to each address. Open the link in both.",
  "address-kept": "Your address is unchanged.",
  password: "Your password is saved, and every other browser is signed out.",
  link: "A link is on its way to your address. It works once, for 15 minutes.",
  "passkey-added": "The passkey is added. You can sign in with it from now on.",
  "passkey-renamed": "The passkey is renamed.",
  "passkey-removed": "The passkey is removed. It no longer signs you in.",
  "passkey-link": "A link is on its way to your address. It works once, for 15 minutes.",
  zone: "Your time zone is saved.",
  language: "Your language is saved.",
  session: "That browser is signed out.",
  sessions: "You are signed out everywhere but here.",
});
