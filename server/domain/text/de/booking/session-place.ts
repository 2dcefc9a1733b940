import type { sessionPlace as english } from "../../en/booking/session-place.ts";
import type { Translation } from "../../translation.ts";

export const sessionPlace = {
  unasked: "Wir fragen Calendly, wo der Termin stattfindet.",
  online: "Online.",
  onlineWith: "Online, mit {service}.",
  inPerson: "Vor Ort: {address}",
  client_calls:
    "{reader, select, client {Sie rufen {builder} an: {phone}} other {{client} ruft Sie an: {phone}}}",
  builder_calls:
    "{reader, select, client {{builder} ruft Sie an: {phone}} other {Sie rufen {client} an: {phone}}}",
  builderCallsWithoutNumber:
    "{reader, select, client {{builder} ruft Sie an.} other {Sie rufen {client} an.}}",
  chosenByClient: "{reader, select, client {Ihre Wahl: {text}} other {Von {client} gewählt: {text}}}",
  none: "{reader, select, client {Der Ort steht noch nicht fest.} other {In Calendly ist kein Ort angegeben.}}",
  pending:
    "{reader, select, client {Der Link zum Teilnehmen wird noch erstellt. Wir schicken ihn, sobald er da ist, und er erscheint auf der Seite der Buchung.} other {Der Link zum Teilnehmen wird noch erstellt. Wir schicken ihn {client}, sobald er da ist.}}",
  noLink: "Der Link zum Teilnehmen ließ sich nicht erstellen.",
  noPhone: "{reader, select, client {Ihre Telefonnummer fehlt.} other {Die Telefonnummer des Gastes fehlt.}}",
  noPlace: "Für diesen Termin wurde kein Ort angegeben.",
  whatHappens:
    "{reader, select, client {Wir haben {builder} gefragt und schreiben Ihnen, sobald wir es wissen.} other {Bitte geben Sie den Ort in Calendly an, am Ereignis selbst: Wir sehen ihn innerhalb einer Stunde und geben {client} Bescheid.}}",
} satisfies Translation<typeof english>;
