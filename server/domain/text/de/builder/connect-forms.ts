import type { builderConnectForms as english } from "../../en/builder/connect-forms.ts";
import type { Translation } from "../../translation.ts";

export const builderConnectForms = {
  consentTitle: "Mit Calendly verbinden",
  consentText:
    "Calendly fragt Sie, ob wir Ihre Ereignistypen lesen und Buchungen verwalten dürfen. Das können Sie jederzeit widerrufen.",
  consent: "Calendly verbinden",
  consentAgain: "Neu verbinden",
  consentInstead: "Stattdessen mit einem Klick verbinden",
  consenting: "Weiter zu Calendly …",
  tokenTitle: "Token einfügen",
  orTokenTitle: "Oder ein Token einfügen",
  tokenText:
    "Erstellen Sie in Calendly unter „Integrationen“, „API und Webhooks“ ein persönliches Zugriffstoken mit diesen Berechtigungen: {scopes}. Wir bewahren es verschlüsselt auf.",
  token: "Persönliches Zugriffstoken",
  token_missing: "Bitte fügen Sie das Token ein.",
  token_too_long: "Das ist länger als jedes Token von Calendly. Bitte fügen Sie nur das Token ein.",
  connect: "Mit diesem Token verbinden",
  asking: "Calendly wird gefragt …",
} satisfies Translation<typeof english>;
