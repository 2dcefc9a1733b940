import type { pageError as english } from "../../en/page/page-error.ts";
import type { Translation } from "../../translation.ts";

export const pageError = {
  status: "Fehler {status}",
  title400: "Das konnten wir nicht lesen",
  text400: "Die Adresse oder das Formular war unvollständig; deshalb ist nichts damit geschehen.",
  title401: "Bitte melden Sie sich zuerst an",
  text401: "Diese Seite können nur die öffnen, denen sie gehört.",
  title403: "Diese Seite können Sie nicht öffnen",
  text403: "Ihr Konto hat keinen Zugang dazu.",
  title404: "Hier ist nichts",
  text404: "Vielleicht ist die Adresse vertippt, oder die Seite gehört zu einem anderen Konto.",
  notYours: "Ist die Buchung Ihre, melden Sie sich mit der Adresse an, mit der Sie gebucht haben.",
  title405: "Diese Adresse ist keine Seite",
  text405: "Sie ist für Programme da, die uns Nachrichten senden.",
  title429: "Etwas zu schnell",
  text429: "Das war zu oft. Bitte versuchen Sie es {wait} noch einmal.",
  titleFull: "Zu viele auf einmal",
  textFull: "Zu viele warten darauf. Bitte versuchen Sie es in ein paar Sekunden noch einmal.",
  titleAway: "Ein Dienst, den wir brauchen, antwortet nicht",
  textAway: "Calendly oder Stripe antwortet gerade nicht. Das vergeht meist in wenigen Minuten.",
  titleHeld: "Wir sind bald zurück",
  textHeld:
    "Wir haben unsere Daten gerade aus einer Sicherung zurückgeholt und gleichen sie mit Stripe und Calendly ab. Was Sie eben gesendet haben, wurde nicht angenommen, und es wurde nichts abgebucht.",
  meaningHeld: "Was Sie gebucht und bezahlt haben, gilt. Senden Sie es in etwa einer Stunde noch einmal.",
  titleDatabase: "Wir sind gleich zurück",
  textDatabase: "Unsere Datenbank ist gerade nicht erreichbar. Nichts ist verloren.",
  titleFault: "Bei uns ist etwas schiefgegangen",
  textFault: "Wir haben es festgehalten.",
  unchangedOffers: "Es wurde nichts gebucht und nichts abgebucht.",
  unchangedBooking: "Ihre Buchung und Ihr Geld sind unverändert.",
  paymentSafe:
    "Haben Sie gerade bezahlt, ist Ihre Zahlung sicher und erreicht Ihre Buchung auch ohne diese Seite.",
  unchangedBuilder: "Ihre Angebote, Ihre Buchungen und Ihr Geld sind unverändert.",
  unchangedOperations: "Es wurde nichts geändert.",
  unchangedAccount: "Ihr Konto und Ihre Buchungen sind unverändert.",
  perhapsOffers:
    "Haben Sie auf „Buchen“ gedrückt, hat die Buchung vielleicht schon begonnen: Sehen Sie unter „Meine Buchungen“ nach. Es wurde nichts abgebucht.",
  perhapsBooking:
    "Vielleicht ist geschehen, was Sie wollten, vielleicht nicht. Öffnen Sie die Buchung, bevor Sie es wiederholen: Sie zeigt den Stand, und nichts wird doppelt abgebucht.",
  perhapsBuilder:
    "Vielleicht ist Ihre Änderung gespeichert, vielleicht nicht. Öffnen Sie die Seite, bevor Sie sie wiederholen: Sie zeigt, was gespeichert ist.",
  perhapsOperations:
    "Vielleicht ist geschehen, was Sie wollten, vielleicht nicht. Öffnen Sie die Seite, bevor Sie es wiederholen.",
  perhapsAccount:
    "Ihre Buchungen sind unverändert. Wollten Sie ein Konto erstellen, versuchen Sie sich damit anzumelden, bevor Sie ein weiteres erstellen.",
  signIn: "Anmelden",
  tryAgain: "Noch einmal versuchen",
  openAgain: "Seite neu öffnen",
  homeBookings: "Meine Buchungen",
  homeBuilder: "Mein Angebot",
  homeOperations: "Betrieb",
  allBuilders: "Alle Profis",
  requestId: "Wenn Sie uns schreiben, nennen Sie diese Nummer: <code>{requestId}</code>",
} satisfies Translation<typeof english>;
