import { place } from "../../place.ts";

/** What stands around every mail. */
export const mailTemplateText = place("mails/mail-template", {
  site: "BuildAppsWith Booking",
  /** The button of a mail that leads nowhere by itself. */
  open: "Open BuildAppsWith Booking",
  withPerson: "with {person}",
});
