import type { mailSamplesPage as english } from "../../en/mails/samples-page.ts";
import type { Translation } from "../../translation.ts";

export const mailSamplesPage = {
  title: "E-Mails",
  intro:
    "E-Mails, wie sie gesendet werden, mit erfundenen Menschen und Beträgen. Von hier wird nichts gesendet.",
  reports: "Was der Mailanbieter gemeldet hat",
  refusing:
    "{count, plural, one {Eine Adresse weist} other {# Adressen weisen}} E-Mails dauerhaft ab: {reason}",
  noReason: "kein Grund genannt",
  complained: "{count, plural, one {Eine Person hat} other {# Personen haben}} eine E-Mail als Spam gemeldet",
  client: "An Gäste, zu einer Buchung",
  builder: "An Profis",
  account: "An alle, die ein Konto haben",
  operator: "An den Betrieb",
  all: "Alle E-Mails",
  look: "Wie sie aussieht",
  schemes: "Hell oder dunkel",
  light: "Hell",
  dark: "Dunkel",
  widths: "Breite",
  phone: "Telefon",
  wide: "Breit",
  framed: "Die E-Mail „{subject}“",
  plainText: "Ihr reiner Text",
  calendarFile: "Ihr Kalendereintrag",
} satisfies Translation<typeof english>;
