import { place } from "../../place.ts";

/** Around every mail of a staging installation. */
export const stagingMail = place("mails/staging-mail", {
  subject: "[Staging] {subject}",
  line: "This mail comes from a staging installation, where versions are tried out. Nothing in it is a real booking, and no money has moved.",
});
