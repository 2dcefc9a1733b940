import { place } from "../../place.ts";

/** The button that mails a link to somebody who is signed in. */
export const mailedLinkForm = place("page/mailed-link-form", {
  send: "Mail a link to {email}",
  sending: "Sending…",
});
