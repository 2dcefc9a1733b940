import type { bookPage as english } from "../../en/booking/book.ts";
import type { Translation } from "../../translation.ts";

export const bookPage = {
  title: "{session} bei {builder} buchen",
  fallbackTitle: "Termin buchen",
  chosen: "Ihr Termin",
  with: "bei {builder}",
  taken:
    "Diese Zeit ist inzwischen wohl vergeben. Im übernächsten Schritt wählen Sie im Kalender eine andere.",
  next: "Die Zeit wählen Sie im nächsten Schritt.",
  solo: "{length} · zu zweit",
  group: "{length} · in der Gruppe",
  free: "Kostet nichts. Absagen können Sie jederzeit.",
  who: "Wer bucht?",
  lead: "Wir schicken Ihnen einen sechsstelligen Code, und hier geht es gleich weiter. Sie brauchen kein Passwort, und noch wird nichts abgebucht.",
  name: "Ihr Name",
  email: "Ihre E-Mail-Adresse",
  send: "Code zuschicken",
  sending: "Wird gesendet …",
  other: "Mit Passwort oder Passkey anmelden",
  ready: "Weiter mit Ihrer Buchung",
  signedInAs: "Sie sind angemeldet als <address>{email}</address>.",
  unpaidYet: "Noch wird nichts abgebucht: Vor dem Bezahlen sehen Sie Zeit, Preis und Stornoregeln.",
  freeYet: "Sie sehen die Zeit, bevor Sie buchen.",
  goOn: "Weiter als {name}",
  asking: "Kalender wird gefragt …",
  over: "Dieser Termin wird nicht mehr angeboten",
  overHelp: "Vielleicht hat {builder} ihn durch einen anderen ersetzt.",
  see: "Angebote von {builder} ansehen",
  paused:
    "{builder} nimmt gerade keine Buchungen an. Bestehende Buchungen gelten weiter; bitte schauen Sie später wieder vorbei.",
  own: "Das ist Ihr eigenes Angebot: Auf dieser Seite buchen es Ihre Gäste. Zum Ausprobieren melden Sie sich mit einem anderen Konto an.",
} satisfies Translation<typeof english>;
