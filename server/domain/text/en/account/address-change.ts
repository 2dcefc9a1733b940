import { place } from "../../place.ts";

/** The page that the links in the mails about a change of address open. */
export const addressChange = place("account/address-change", {
  title: "Confirm an address",
  over: "This link has already been used or is older than a day, or the change was canceled.",
  seeAccount: "Your account’s page shows its current address.",
  oldSide:
    "Your account moves from {oldEmail} to <strong>{newEmail}</strong> once the new address is confirmed too.",
  newSide:
    "<strong>{newEmail}</strong> is your address, and the account of {oldEmail} moves to it once the old address is confirmed too.",
  confirmOld: "Confirm the change",
  confirmNew: "This address is mine",
  confirming: "Confirming…",
  account: "Your account",
  taken: "Another account has taken this address in the meantime. Your account keeps its current address.",
  moved: "Done: the account’s address is {newEmail} from now on.",
  halfDone: "Confirmed. The account moves as soon as the link in the mail to the other address is used too.",
});
