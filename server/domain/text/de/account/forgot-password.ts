import type { forgotPassword as english } from "../../en/account/forgot-password.ts";
import type { Translation } from "../../translation.ts";

export const forgotPassword = {
  title: "Passwort vergessen",
  orByLink: "Oder <link>melden Sie sich mit einem Link per E-Mail an</link>, ganz ohne Passwort.",
  onItsWay: "Eine E-Mail ist unterwegs an {email}",
  next: "Ihr Link zum Wählen eines neuen Passworts gilt einmal, 15 Minuten lang. Gibt es zu dieser Adresse kein Konto, steht das darin. Sie können diese Seite schließen.",
  email: "E-Mail-Adresse Ihres Kontos",
  send: "Link für ein neues Passwort schicken",
  sending: "Wird gesendet …",
} satisfies Translation<typeof english>;
