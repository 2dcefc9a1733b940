import type { signInAnswers as english } from "../../en/account/sign-in-answers.ts";
import type { Translation } from "../../translation.ts";

export const signInAnswers = {
  noEmail: "Bitte geben Sie Ihre E-Mail-Adresse ein.",
  notAnEmail: "Das sieht nicht wie eine E-Mail-Adresse aus. Ein Beispiel: ada@example.com.",
  noPassword: "Bitte geben Sie Ihr Passwort ein.",
  noName: "Bitte geben Sie Ihren Namen ein; der Profi sieht ihn.",
  passwordTooShort: "Bitte nehmen Sie mindestens {least} Zeichen.",
  passwordTooLong: "Bitte nehmen Sie höchstens {most} Zeichen.",
  wrongPassword: "Adresse und Passwort passen nicht zusammen.",
  unknownPasskey: "Dieser Passkey ist hier nicht bekannt.",
  linkUnsent: "Der Link ließ sich nicht senden. Bitte versuchen Sie es noch einmal.",
  linkUnsentOrPassword:
    "Der Link ließ sich nicht senden. Bitte versuchen Sie es noch einmal, oder nehmen Sie Ihr Passwort.",
  mailUnsent: "Die E-Mail ließ sich nicht senden. Bitte versuchen Sie es noch einmal.",
  tooMany: "Zu viele Versuche. Bitte versuchen Sie es {wait} noch einmal.",
  busy: "Gerade melden sich viele an. Bitte versuchen Sie es in ein paar Sekunden noch einmal.",
  takesNoMail:
    "Unser Mailserver nimmt keine E-Mails an diese Adresse an. Ist sie richtig geschrieben? Dann ist das Postfach vielleicht voll oder geschlossen: Versuchen Sie es später, oder nehmen Sie eine andere Adresse.",
  unsentForNow:
    "Die E-Mail ließ sich gerade nicht senden. Es wurde nichts geändert; bitte versuchen Sie es in ein paar Minuten noch einmal.",
} satisfies Translation<typeof english>;
