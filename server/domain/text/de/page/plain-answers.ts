import type { plainAnswers as english } from "../../en/page/plain-answers.ts";
import type { Translation } from "../../translation.ts";

export const plainAnswers = {
  waysOn: "Wie es weitergeht",
  openAgain: "Seite neu öffnen",
  myBookings: "Meine Buchungen",
  allBuilders: "Alle Profis",
  notFound: "Nicht gefunden",
  notSignedIn: "Nicht angemeldet",
  badAddress: "Diese Adresse ist nicht richtig geschrieben",
  tooManyLine:
    "Aus Ihrem Netz kamen zu viele Anfragen. Bitte versuchen Sie es in {seconds, plural, one {# Sekunde} other {# Sekunden}} noch einmal.",
  tooManyTitle: "Einen Moment, bitte",
  tooMany:
    "Aus Ihrem Netz kamen zu viele Anfragen. Bitte warten Sie ein wenig: {seconds, plural, one {# Sekunde} other {# Sekunden}}.",
  tooManyOpens:
    "Dann öffnet sich diese Seite von selbst. Was Sie gebucht und bezahlt haben, gilt wie bisher.",
  tooManySent:
    "Was Sie eben gesendet haben, wurde nicht angenommen, und es wurde nichts abgebucht. Gehen Sie nach dem Warten zurück und senden Sie es noch einmal.",
  refusedTitle: "Das wurde nicht angenommen",
  refused: "{reason}. Es hat sich nichts geändert, und es wurde nichts abgebucht.",
  refusedAdvice:
    "Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal, oder <front>beginnen Sie auf der Startseite</front>.",
  method: "Methode nicht erlaubt",
  bare_data: "Keine Seite dieser Website fragt so",
  too_long: "Zu lang",
  unexpected_body: "Diese Methode nimmt keinen Inhalt an",
  foreign_form: "Dieses Formular kommt nicht von unseren Seiten",
  unreadable_form: "Dieses Formular war nicht lesbar",
  unreadable_json: "Dieses JSON war nicht lesbar",
  wrongLine: "Etwas ist schiefgegangen. Bitte nennen Sie {id}.",
  wrongTitle: "Etwas ist schiefgegangen",
  wrong:
    "Das liegt an uns, und wir haben es festgehalten. Öffnen Sie die Seite neu und sehen Sie nach: Dort steht, was geschehen ist, und nichts wird doppelt abgebucht.",
  wrongNumber: "Wenn es wieder geschieht, nennen Sie diese Nummer: <code>{id}</code>",
  awayLine: "Kurz nicht erreichbar. Bitte versuchen Sie es noch einmal. {id}",
  awayTitle: "Wir sind gleich zurück",
  away: "Unsere Datenbank ist gerade nicht erreichbar. <strong>Nichts ist verloren.</strong>",
  awayLook:
    "Diese Seite versucht es von selbst noch einmal. Was Sie gebucht und bezahlt haben, gilt wie bisher.",
  awayForm:
    "Was Sie eben gesendet haben, ist vielleicht nicht gespeichert. Öffnen Sie die Seite gleich neu und sehen Sie nach; fehlt es, senden Sie es noch einmal. Nichts wird doppelt abgebucht.",
  awayNumber: "Wenn es anhält, nennen Sie diese Nummer: <code>{id}</code>",
  heldLine:
    "Gerade wird nichts angenommen: Unsere Daten werden geprüft. Bitte versuchen Sie es später noch einmal.",
  heldTitle: "Wir sind bald zurück",
  held: "Wir haben unsere Daten gerade aus einer Sicherung zurückgeholt und gleichen sie mit Stripe und Calendly ab. <strong>Was Sie eben gesendet haben, wurde nicht angenommen, und es wurde nichts abgebucht.</strong>",
  heldAdvice:
    "Was Sie gebucht und bezahlt haben, gilt. Bewahren Sie auf, was Sie geschrieben haben, und senden Sie es in etwa einer Stunde noch einmal.",
} satisfies Translation<typeof english>;
