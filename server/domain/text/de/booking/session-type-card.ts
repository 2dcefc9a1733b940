import type { sessionTypeCard as english } from "../../en/booking/session-type-card.ts";
import type { Translation } from "../../translation.ts";

export const sessionTypeCard = {
  solo: "{length} · zu zweit",
  group: "{length} · in der Gruppe",
  signedIn: "Sie sind angemeldet. Mit „Buchen“ geht es weiter.",
  free: "Kostet nichts. Absagen können Sie jederzeit.",
  book: "Buchen<hidden>: {session}</hidden>",
  more: "<hidden>{session} buchen: </hidden>Weitere Zeiten",
  calendar: "<hidden>{session} buchen: </hidden>Kalender öffnen",
  asking: "Kalender wird gefragt …",
} satisfies Translation<typeof english>;
