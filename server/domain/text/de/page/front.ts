import type { frontPage as english } from "../../en/page/front.ts";
import type { Translation } from "../../translation.ts";

export const frontPage = {
  title: "Eine Stunde mit jemandem buchen, der baut",
  description:
    "Profi wählen, Zeit wählen, sicher bezahlen. Sobald Sie bezahlt haben, ist der Termin gebucht.",
  heading: "Sprechen Sie mit jemandem, der es schon gebaut hat",
  lead: "Wählen Sie eine Zeit, die Ihnen passt. Sie ist reserviert, während Sie bezahlen, und gebucht, sobald Sie bezahlt haben.",
  more: "Weitere Profis",
  noMore: "Keine weiteren Profis",
  none: "Noch nimmt niemand Buchungen an",
  noneText: "Die ersten Profis richten gerade ihre Kalender ein. Bitte schauen Sie bald wieder vorbei.",
  paused: "Nimmt gerade keine Buchungen an.",
  nextFree: "Nächste freie Termine, {zone}",
  seeTimes: "Zeiten ansehen<hidden> für {session}</hidden>",
  see: "Alle Zeiten ansehen",
  first: "Zurück zum Anfang",
  from: "Ab {price}",
  steps: "So geht es",
  step1: "Freie Zeit wählen",
  step1Text: "Direkt aus dem Kalender des Profis, in Ihrer Zeitzone.",
  step2: "Bezahlen, solange sie reserviert ist",
  step2Text: "Die Zahlung läuft über Stripe. Ihre Karte sehen wir nie.",
  step3: "Sprechen oder Geld zurück",
  step3Text: "Den Link erhalten Sie per E-Mail. Wer früh absagt, bekommt zurück, was beim Angebot steht.",
  held: "{count} gehaltene Termine",
  returned: "{amounts} nach Absagen erstattet",
  sell: "Bauen Sie selbst?",
  sellText: "Calendly verbinden, Preis festlegen: Kunden buchen und bezahlen von selbst.",
  sellLink: "Eigene Termine anbieten",
} satisfies Translation<typeof english>;
