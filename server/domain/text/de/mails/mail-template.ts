import type { mailTemplateText as english } from "../../en/mails/mail-template.ts";
import type { Translation } from "../../translation.ts";

export const mailTemplateText = {
  site: "BuildAppsWith Booking",
  open: "BuildAppsWith Booking öffnen",
  withPerson: "mit {person}",
} satisfies Translation<typeof english>;
