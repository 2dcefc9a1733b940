import type { secondFactorConfirm as english } from "../../en/account/second-factor-confirm.ts";
import type { Translation } from "../../translation.ts";

export const secondFactorConfirm = {
  title: "Bestätigen, dass Sie es sind",
  why: "Sie sind angemeldet. Im Betrieb wird auch ein zweiter Faktor verlangt.",
  whyAgain: "Was Geld bewegt oder Ihre Anmeldung ändert, fragt nach {minutes} Minuten noch einmal.",
  kept: "Ihr Formular ist aufbewahrt und wird gesendet, sobald Sie bestätigt haben.",
  passkey: "Passkey benutzen",
  appCode: "Code Ihrer Authenticator-App",
  recoveryCode: "Ersatzcode",
  recoveryHint: "Einer von denen, die Sie aufbewahrt haben; jeder gilt einmal.",
  appHint: "Sechs Ziffern.",
  eitherHint: "Sechs Ziffern. Ein Ersatzcode geht auch, einmal.",
  confirm: "Bestätigen",
  confirming: "Wird geprüft …",
  lost: "Telefon und Ersatzcodes verloren? Am Server lässt sich Ihr zweiter Faktor zurücksetzen.",
} satisfies Translation<typeof english>;
