import { place } from "../../place.ts";

/** The section of the account page with one's time zone. */
export const zoneSection = place("account/zone-section", {
  title: "Time zone",
  notSet: "Not set: times are shown in your browser’s time zone.",
  set: "Times are shown to you in <zone>{zoneName}</zone>. A booking keeps the time zone in which you made it.",
  choose: "Choose a time zone",
  chooseOther: "Choose another",
  save: "Save the time zone",
  saving: "Saving…",
});
