import type { signUp as english } from "../../en/account/sign-up.ts";
import type { Translation } from "../../translation.ts";

export const signUp = {
  create: "Konto erstellen",
  haveOne: "Schon eines? <link>Anmelden</link>",
  role: "Was führt Sie her?",
  client: "Ich möchte Termine buchen",
  builder: "Ich möchte Termine anbieten, mit meinem Calendly",
  name: "Ihr Name",
  email: "E-Mail-Adresse",
  mailed:
    "Wir schicken Ihnen einen Link, mit dem Sie die Adresse bestätigen. Danach können Sie ein Passwort wählen.",
  sending: "Wird gesendet …",
  look: "Sehen Sie in Ihre E-Mails",
  thenSell: "Danach können Sie sagen, dass Sie anbieten möchten, und Ihr Calendly verbinden.",
  nothingThere: "Nach ein, zwei Minuten noch nichts da? Sehen Sie im Spam-Ordner nach, oder:",
  again: "Noch einmal senden",
  otherAddress: "Andere Adresse verwenden",
} satisfies Translation<typeof english>;
