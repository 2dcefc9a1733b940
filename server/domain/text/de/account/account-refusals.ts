import type { accountRefusals as english } from "../../en/account/account-refusals.ts";
import type { Translation } from "../../translation.ts";

export const accountRefusals = {
  sameAddress: "Das ist bereits Ihre Adresse.",
  unsent:
    "Die E-Mails ließen sich gerade nicht senden. Es wurde nichts geändert; bitte versuchen Sie es in ein paar Minuten noch einmal.",
  newTakesNoMail:
    "Unser Mailserver nimmt keine E-Mails an diese Adresse an. Ist sie richtig geschrieben? Es wurde nichts geändert.",
  oldTakesNoMail:
    "Unser Mailserver nimmt keine E-Mails an Ihre jetzige Adresse an; sie kann die Änderung also nicht bestätigen. Es wurde nichts geändert; schreiben Sie dem Betrieb dieser Seite.",
  wrongPassword: "Das ist nicht Ihr Passwort.",
  notFresh: "Bitte melden Sie sich zuerst neu an: Lassen Sie sich einen Link schicken.",
  unconfirmed:
    "Bitte bestätigen Sie zuerst Ihre Adresse: Lassen Sie sich einen Link schicken und öffnen Sie ihn.",
} satisfies Translation<typeof english>;
