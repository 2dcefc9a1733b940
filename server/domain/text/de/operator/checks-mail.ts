import type { checksMail as english } from "../../en/operator/checks-mail.ts";
import type { Translation } from "../../translation.ts";

export const checksMail = {
  subject: "Eine Test-E-Mail",
  text: "Die Prüfungen von {site} haben diese E-Mail gesendet, um zu testen, ob E-Mails ankommen. Sie müssen nichts tun.",
  page: "Installation ansehen",
} satisfies Translation<typeof english>;
