import type { secondFactorAnswers as english } from "../../en/account/second-factor-answers.ts";
import type { Translation } from "../../translation.ts";

export const secondFactorAnswers = {
  noCode: "Bitte geben Sie einen Code ein.",
  noDigits: "Bitte geben Sie die sechs Ziffern ein, die die App zeigt.",
  wrongCode: "Das ist nicht der Code, den Ihre App jetzt zeigt.",
  usedCode:
    "Dieser Code wurde schon benutzt: Jeder gilt einmal. In spätestens 30 Sekunden zeigt Ihre App einen neuen.",
  triesLeft: "{tries, plural, one {Noch ein Versuch} other {Noch # Versuche}}, dann werden Sie abgemeldet.",
  tooMany:
    "Zu viele falsche Codes. Den nächsten können Sie {wait} versuchen; ein Ersatzcode oder ein Passkey geht jetzt schon.",
  notYours: "Das ist kein Passkey Ihres Kontos.",
  passkeyUnsaved: "Der Passkey ließ sich nicht speichern. Bitte versuchen Sie es noch einmal.",
  wrongFirstCode:
    "Das ist nicht der Code, den die App jetzt zeigt. Lassen Sie das Telefon seine Uhr selbst stellen und versuchen Sie den nächsten Code.",
} satisfies Translation<typeof english>;
