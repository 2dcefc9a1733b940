import type { bookingNotices as english } from "../../en/booking/notices.ts";
import type { Translation } from "../../translation.ts";

export const bookingNotices = {
  signedOut: "Sie sind auf diesem Gerät abgemeldet",
  signedOutHelp: "Sie sehen die Buchung, wie sie vorher war. Nichts ist verloren.",
  signIn: "Anmelden und weiter",
  cutOff: "Wir sind von hier gerade nicht erreichbar",
  cutOffHelp:
    "Sie sehen die Buchung, wie wir sie zuletzt kannten. Nichts ist verloren, und die Seite geht von selbst weiter, sobald Sie wieder verbunden sind.",
  mailRefused: "Unsere E-Mails an {address} kommen nicht an",
  mailRefusedHelp:
    "Das Postfach weist sie ab. Was darin stünde, steht auf dieser Seite: Merken Sie sich ihre Adresse. Hat sich Ihre geändert, berichtigen Sie sie in Ihrem Konto.",
  correctAddress: "Adresse berichtigen",
  lookNow: "Jetzt noch einmal versuchen",
  notThrough: "Das ist nicht bei uns angekommen",
  notThroughHelp:
    "Es wurde nichts abgebucht. Prüfen Sie Ihre Verbindung, warten Sie kurz und versuchen Sie es noch einmal.",
} satisfies Translation<typeof english>;
