import type { problemForm as english } from "../../en/problem-report/form.ts";
import type { Translation } from "../../translation.ts";

export const problemForm = {
  title: "Stimmt etwas nicht mit dieser Seite?",
  intro: "Sagen Sie uns, was passiert ist. Ein Mensch liest es.",
  about: "Es geht um: {step}.",
  aboutBooking: "Es geht um: {step}, und um Ihre Buchung von {session} bei {builder}.",
  what: "Was ist schiefgegangen?",
  whatHint:
    "Was haben Sie getan, und was haben Sie gesehen? Höchstens {characters} Zeichen. Schreiben Sie nie Kartennummern oder Passwörter.",
  email: "Ihre E-Mail-Adresse, für unsere Antwort",
  emailHint: "Lassen Sie das Feld leer, wenn Sie keine Antwort brauchen.",
  kept: "Dazu bewahren wir auf, welcher Schritt es war, die Nummer der Anfrage, den Namen Ihres Browsers, Ihre Sprache und die Breite des Fensters. Ihre Karte und Ihr Passwort gehören nicht dazu.",
  send: "Senden",
  sending: "Wird gesendet …",
  back: "Zurück zur Seite",
  tooMany:
    "Aus Ihrem Netz wurden gerade mehrere Probleme gemeldet. Bitte versuchen Sie es {wait} noch einmal: Was Sie geschrieben haben, steht unten.",
  tooManyHelp:
    "Wenn es eilt, antworten Sie auf eine unserer E-Mails zu Ihrer Buchung, mit der Nummer {requestId}.",
  sentTitle: "Danke: Es ist bei uns",
  sent: "Ihre Nummer ist {number}. Nennen Sie sie, wenn Sie uns noch einmal schreiben.",
  answerTo: "Wir antworten per E-Mail, meist innerhalb von zwei Werktagen.",
  noAnswer: "Sie haben keine Adresse angegeben; wir schreiben Ihnen also nicht.",
  unchanged: "Eine Meldung ändert nichts an einer Buchung oder Zahlung.",
} satisfies Translation<typeof english>;
