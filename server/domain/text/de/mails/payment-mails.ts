import type { paymentMailText as english } from "../../en/mails/payment-mails.ts";
import type { Translation } from "../../translation.ts";

export const paymentMailText = {
  returnedHeading: "Ihre Zahlung geht zurück",
  returned:
    "Bei uns ist eine Zahlung eingegangen, die wir nicht behalten können: Die Zeit war nicht mehr reserviert, der Termin war schon bezahlt, oder der Betrag war nicht sein Preis.",
  pleasePayHeading: "Bitte bezahlen Sie Ihren Termin",
  pleasePay:
    "Sie haben {session} bei Calendly gebucht. Der Termin wird im Voraus bezahlt und ist deshalb noch nicht bestätigt. Sie können ohne Anmeldung bezahlen.",
  pay: "{price} bezahlen",
  finishHeading: "Ihre Zeit ist reserviert und noch nicht bezahlt",
  finish:
    "Sie haben eine Zeit für {session} gewählt und noch nicht bezahlt; gebucht ist sie also noch nicht.",
  finishBooking: "Buchung abschließen",
  changedMind: "Haben Sie es sich anders überlegt, müssen Sie nichts tun: Es wurde nichts abgebucht.",
  processingHeading: "Zahlung in Arbeit",
  processing:
    "Ihre Zahlung von {price} für {session} ist unterwegs. Ihre Bank braucht dafür vielleicht bis zu einer Woche; so lange reservieren wir die Zeit für Sie.",
  processingWait: "Sie müssen nichts tun. Wir schreiben, sobald das Geld ankommt, und auch, wenn nicht.",
  failedHeading: "Ihre Zahlung hat nicht geklappt",
  failed: "Ihre Zahlung von {price} für {session} hat nicht geklappt. Es wurde nichts abgebucht.",
  payAnotherWay: "{price} anders bezahlen",
  tooSlowHeading: "Ihre Zahlung kam nicht rechtzeitig an",
  tooSlow:
    "Ihre Zahlung von {price} für {session} kam nicht rechtzeitig an; deshalb ist die Zeit wieder für andere frei.",
  tooSlowReturned: "Kommt das Geld noch, geht es sofort ganz an Sie zurück.",
} satisfies Translation<typeof english>;
