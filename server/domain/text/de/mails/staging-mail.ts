import type { stagingMail as english } from "../../en/mails/staging-mail.ts";
import type { Translation } from "../../translation.ts";

export const stagingMail = {
  subject: "[Staging] {subject}",
  line: "Diese E-Mail kommt von einer Staging-Installation, auf der Versionen ausprobiert werden. Nichts darin ist eine echte Buchung, und kein Geld wurde bewegt.",
} satisfies Translation<typeof english>;
