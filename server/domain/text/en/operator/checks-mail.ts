import { place } from "../../place.ts";

/** The mail by which the checks of an installation find out whether mail arrives, to the first operator. */
export const checksMail = place("operator/checks-mail", {
  subject: "A test mail",
  text: "The checks of {site} have sent this mail to test whether mail arrives. You do not have to do anything.",
  page: "Look at the installation",
});
