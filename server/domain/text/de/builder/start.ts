import type { builderStart as english } from "../../en/builder/start.ts";
import type { Translation } from "../../translation.ts";

export const builderStart = {
  title: "Eigene Termine anbieten",
  confirmTitle: "Bestätigen Sie zuerst Ihre Adresse",
  confirmText:
    "Gäste bezahlen, was Sie anbieten, und E-Mails dazu gehen an <address>{email}</address>. Bestätigen Sie sie mit dem Link in unserer E-Mail; dann verbinden Sie Calendly, legen einen Preis fest und veröffentlichen.",
  send: "Link zuschicken",
  sendAnother: "Neuen Link zuschicken",
  sending: "Wird gesendet …",
  unsent: "Der Link ließ sich nicht senden. Bitte versuchen Sie es noch einmal.",
  lead: "Verbinden Sie Ihr Calendly, legen Sie Preise fest, und Gäste buchen und bezahlen hier. Ihr Konto behält alles, was es hat, und bekommt ein öffentliches Profil.",
  start: "Als Profi anbieten",
  starting: "Wird eingerichtet …",
} satisfies Translation<typeof english>;
