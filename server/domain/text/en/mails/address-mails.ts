import { place } from "../../place.ts";

/** Mails about an account that moves to another address. */
export const addressMailText = place("mails/address-mails", {
  confirmOldSubject: "Confirm your new address",
  confirmNewSubject: "Confirm that this address is yours",
  confirm:
    "Your account at BuildAppsWith is about to move from {oldEmail} to {newEmail}. Nothing changes before both addresses have confirmed it; each has its own mail.",
  confirmOld: "Confirm the change",
  confirmNew: "Confirm this address",
  holdsUntil: "The link works once, until {until}.",
  notYou:
    "If you did not ask for this, somebody else is signed in to your account: do not open the link, and choose a new password, which signs them out.",
  noAccount:
    "If you have no account here, you do not have to do anything: without this mail nobody can use your address.",

  takenSubject: "This address already has an account",
  taken:
    "Somebody, perhaps you, wants to move an account at BuildAppsWith to this address. It already has an account of its own, and two accounts cannot share an address.",
  signIn: "Sign in with this address",
  takenAdvice:
    "If you want to use it for the other account, first erase the one that it has. If you did not ask for this, you do not have to do anything.",

  changedSubject: "Your account has a new address",
  changed:
    "Your account at BuildAppsWith has moved from {oldEmail} to {newEmail}. You sign in with the new address, and mails about your bookings go there.",
  calendlyMails: "Calendly’s own mails about sessions that are already booked still go to the old one.",
});
