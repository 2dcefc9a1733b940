import { place } from "../../place.ts";

/** The section of the account page with the download and the end of all of one's data. */
export const dataSection = place("account/data-section", {
  title: "Your data",
  what: "Everything that is stored here about you, in one file (JSON): the account, your bookings with their money and history, and what you sell.",
  download: "Download your data",
  erase: "Erase the account",
});
