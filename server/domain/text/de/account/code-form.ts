import type { codeForm as english } from "../../en/account/code-form.ts";
import type { Translation } from "../../translation.ts";

export const codeForm = {
  title: "Code eingeben",
  mailed:
    "Wir haben sechs Ziffern an <address>{email}</address> geschickt. Sie gelten {minutes} Minuten, in diesem Browser.",
  code: "Sechsstelliger Code",
  goesOn: "Nach der sechsten Ziffer geht es von selbst weiter.",
  press: "Tippen Sie ihn ein und drücken Sie dann auf den Knopf.",
  confirm: "Weiter",
  checking: "Wird geprüft …",
  noCode: "Bitte geben Sie die sechs Ziffern aus der E-Mail ein.",
  notSix: "Der Code hat sechs Ziffern. Bitte sehen Sie noch einmal in die E-Mail.",
  wrong:
    "Das ist nicht der Code. {left, plural, one {Sie können es noch einmal versuchen.} other {Sie können es noch # Mal versuchen.}}",
  over: "Dieser Code gilt nicht mehr: Er ist älter als {minutes} Minuten, wurde zu oft falsch eingegeben oder durch einen neueren ersetzt. Lassen Sie einen neuen an <address>{email}</address> schicken.",
  gone: "Dieser Code gilt nicht mehr: Er wurde auf einem anderen Gerät benutzt oder ist zu alt. Lassen Sie sich einen neuen schicken.",
  notHere:
    "Ein Code gilt nur in dem Browser, der ihn angefordert hat, und dieser hat zuletzt keinen angefordert. Öffnen Sie hier den Link aus derselben E-Mail, oder lassen Sie sich einen neuen Code schicken.",
  replaced: "Inzwischen wurde ein neuer Code geschickt. Geben Sie den aus der neuesten E-Mail ein.",
  again: "Neuen Code schicken",
  sendingAgain: "Wird gesendet …",
  sentAgain: "Ein neuer Code ist unterwegs. Nur der neueste gilt.",
  otherAddress: "Andere Adresse verwenden",
  nothingThere:
    "Nach einer Minute noch nichts da? Sehen Sie im Spam-Ordner nach, oder lassen Sie sich einen neuen schicken.",
} satisfies Translation<typeof english>;
