import type { sessionTypeCard as english } from "../../en/booking/session-type-card.ts";
import type { Translation } from "../../translation.ts";

export const sessionTypeCard = {
  solo: "{length} · zu zweit",
  group: "{length} · in der Gruppe",
  free: "Kostet nichts. Absagen können Sie jederzeit.",
  book: "Buchen<hidden>: {session}</hidden>",
  more: "<hidden>{session} buchen: </hidden>Weitere Zeiten",
  calendar: "<hidden>{session} buchen: </hidden>Kalender öffnen",
} satisfies Translation<typeof english>;
