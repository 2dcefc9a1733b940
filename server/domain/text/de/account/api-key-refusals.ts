import type { apiKeyRefusals as english } from "../../en/account/api-key-refusals.ts";
import type { Translation } from "../../translation.ts";

export const apiKeyRefusals = {
  wrong_password: "Das ist nicht Ihr Passwort.",
  not_fresh:
    "Bitte zeigen Sie, dass Sie es sind: mit Ihrem Passwort oder mit einem Link, den wir Ihnen schicken.",
  too_many_keys:
    "Sie haben so viele Schlüssel, wie ein Konto haben kann. Widerrufen Sie zuerst einen, den niemand braucht.",
} satisfies Translation<typeof english>;
