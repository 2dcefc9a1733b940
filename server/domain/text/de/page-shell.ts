import type { pageShell as english } from "../en/page-shell.ts";
import type { Translation } from "../translation.ts";

export const pageShell = {
  skip: "Zum Inhalt springen",
  account: "Ihr Konto",
  accountOf: "<hidden>Ihr Konto: </hidden>{name}",
  myAccount: "Mein Konto",
  signIn: "Anmelden",
  signOut: "Abmelden<hidden>, {name}</hidden>",
  builder: "Mein Angebot",
  operations: "Betrieb",
  bookings: "Meine Buchungen",
  terms: "AGB",
  privacy: "Datenschutz",
  developers: "Für Entwickler",
  footer: "Zeiten wählen Sie bei Calendly. Zahlungen laufen über Stripe; Ihre Karte sehen wir nie.",
} satisfies Translation<typeof english>;
