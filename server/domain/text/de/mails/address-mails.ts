import type { addressMailText as english } from "../../en/mails/address-mails.ts";
import type { Translation } from "../../translation.ts";

export const addressMailText = {
  confirmOldSubject: "Bestätigen Sie Ihre neue Adresse",
  confirmNewSubject: "Bestätigen Sie, dass diese Adresse Ihre ist",
  confirm:
    "Ihr Konto bei BuildAppsWith soll von {oldEmail} zu {newEmail} umziehen. Es ändert sich nichts, bevor beide Adressen das bestätigt haben; jede bekommt eine eigene E-Mail.",
  confirmOld: "Änderung bestätigen",
  confirmNew: "Diese Adresse bestätigen",
  holdsUntil: "Der Link gilt einmal, bis {until}.",
  notYou:
    "Haben Sie das nicht angefordert, ist jemand anders in Ihrem Konto angemeldet: Öffnen Sie den Link nicht, und wählen Sie ein neues Passwort; damit wird der andere Browser abgemeldet.",
  noAccount:
    "Haben Sie hier kein Konto, müssen Sie nichts tun: Ohne diese E-Mail kann niemand Ihre Adresse verwenden.",
  takenSubject: "Diese Adresse hat schon ein Konto",
  taken:
    "Jemand, vielleicht Sie, möchte mit einem Konto bei BuildAppsWith zu dieser Adresse umziehen. Sie hat aber schon ein eigenes Konto, und zwei Konten können sich keine Adresse teilen.",
  signIn: "Mit dieser Adresse anmelden",
  takenAdvice:
    "Soll sie zum anderen Konto gehören, löschen Sie zuerst das Konto, das sie hat. Haben Sie das nicht angefordert, müssen Sie nichts tun.",
  changedSubject: "Ihr Konto hat eine neue Adresse",
  changed:
    "Ihr Konto bei BuildAppsWith ist von {oldEmail} zu {newEmail} umgezogen. Sie melden sich mit der neuen Adresse an, und dorthin gehen E-Mails zu Ihren Buchungen.",
  calendlyMails: "Calendlys eigene E-Mails zu schon gebuchten Terminen gehen weiter an die alte.",
} satisfies Translation<typeof english>;
