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
} satisfies Translation<typeof english>;
