import type { eraseRefusals as english } from "../../en/account/erase-refusals.ts";
import type { Translation } from "../../translation.ts";

export const eraseRefusals = {
  other_words: "Das ist nicht die Adresse des Kontos.",
  wrong_password: "Das ist nicht Ihr Passwort.",
  not_fresh:
    "Bitte zeigen Sie, dass Sie es sind: mit Ihrem Passwort oder mit einem Link, den wir Ihnen schicken.",
  unconfirmed:
    "Bitte bestätigen Sie zuerst Ihre Adresse: Lassen Sie sich einen Link schicken und öffnen Sie ihn.",
  hindered: "Noch wurde nichts gelöscht: Was zuerst geschehen muss, steht oben.",
} satisfies Translation<typeof english>;
