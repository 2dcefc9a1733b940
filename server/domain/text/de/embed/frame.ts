import type { embedFrame as english } from "../../en/embed/frame.ts";
import type { Translation } from "../../translation.ts";

export const embedFrame = {
  title: "{builder} buchen",
  length: "{length} · zu zweit",
  lengthGroup: "{length} · in der Gruppe",
  nextTimes: "Nächste freie Termine: {session}",
  timesIn: "Zeiten: {zone}.",
  askedLater: "Freie Termine sehen Sie, wenn Sie auf „Buchen“ drücken.",
  noTimes: "Gerade keine freien Termine.",
  more: "Weitere Zeiten<hidden> für {session}</hidden>",
  book: "Buchen<hidden>: {session}</hidden>",
  paused: "{builder} nimmt gerade keine Buchungen an. Bitte schauen Sie später wieder vorbei.",
  none: "Gerade nichts zu buchen.",
  onOurSite: "Sie wählen und bezahlen auf {site}, auf einer eigenen Seite.",
} satisfies Translation<typeof english>;
