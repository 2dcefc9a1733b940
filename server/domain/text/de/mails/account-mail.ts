import type { accountMailText as english } from "../../en/mails/account-mail.ts";
import type { Translation } from "../../translation.ts";

export const accountMailText = {
  hello: "Guten Tag",
  linkHolds: "Der Link gilt einmal, {minutes} Minuten lang.",
  choosePassword: "Neues Passwort wählen",
} satisfies Translation<typeof english>;
