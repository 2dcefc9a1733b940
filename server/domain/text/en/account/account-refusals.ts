import { place } from "../../place.ts";

/** Why a form of the account page was not carried out. */
export const accountRefusals = place("account/account-refusals", {
  sameAddress: "This is already your address.",
  unsent:
    "The mails could not be sent at the moment. Nothing was changed; please try again in a few minutes.",
  newTakesNoMail:
    "Our mail server does not take mail to this address. Is it spelled right? Nothing was changed.",
  oldTakesNoMail:
    "Our mail server does not take mail to your current address, so it cannot confirm the change. Nothing was changed; write to the site’s operator.",
  wrongPassword: "This is not your password.",
  notFresh: "Please sign in again first: have a link mailed to you.",
  unconfirmed: "Please confirm your address first: have a link mailed to you, and open it.",
});
