import type { ownPasskeys as english } from "../../en/account/own-passkeys.ts";
import type { Translation } from "../../translation.ts";

export const ownPasskeys = {
  what: "Anmelden mit Finger, Gesicht oder PIN Ihres Telefons, Ihres Computers oder eines Sicherheitsschlüssels: ohne Code und ohne Passwort.",
  notFresh: "Um einen hinzuzufügen, melden Sie sich zuerst neu an, damit wir wissen, dass Sie es sind.",
  notFreshToChange:
    "Um einen hinzuzufügen oder zu entfernen, melden Sie sich zuerst neu an, damit wir wissen, dass Sie es sind.",
  unsaved:
    "Der Passkey ließ sich nicht speichern. Bitte melden Sie sich neu an und versuchen Sie es noch einmal.",
  withSecondFactor: "Ihre Passkeys stehen bei Ihrem zweiten Faktor",
  offer:
    "Nächstes Mal ohne Code: <link>Fügen Sie einen Passkey hinzu</link>, und melden Sie sich mit Finger, Gesicht oder PIN an.",
} satisfies Translation<typeof english>;
