import { place } from "../../place.ts";

/** The section of the account page with one's address, and a change of it that is under way. */
export const addressSection = place("account/address-section", {
  title: "E-mail address",
  use: "You sign in with <address>{email}</address>, and mails about your bookings go there.",
  underWay: "To move to <address>{email}</address>, open the link that was mailed to each address:",
  confirmed: "{email}: confirmed",
  unconfirmed: "{email}: not yet confirmed",
  keep: "Keep my current address",
  keeping: "Canceling the change…",
  newAddress: "A new address",
  otherAddress: "Another new address",
  hint: "Both addresses get a mail with a link. Nothing changes until both links are used.",
  change: "Change the address",
  sending: "Sending…",
});
