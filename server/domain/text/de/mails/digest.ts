import type { digestText as english } from "../../en/mails/digest.ts";
import type { Translation } from "../../translation.ts";

export const digestText = {
  subject:
    "{count, plural, =0 {Heute: Etwas wartet auf Sie} one {Heute: ein Termin} other {Heute: # Termine}}",
  intro: "Ihre Termine am {day}, {zone}:",
  today: "Heute",
  time: "{from} bis {until} Uhr",
  session: "{name} mit {client}",
  noSessions: "Keine Termine am {day}.",
  paid: "Gestern bezahlt",
  refunded: "Gestern erstattet",
  needs: "Wartet auf Sie:",
  need: "• {need}",
  broken: "Calendly lehnt unseren Zugang ab: Bitte neu verbinden",
  failing: "Ihre Verbindung mit Calendly ließ sich seit einiger Zeit nicht prüfen",
  page: "Ihre Seite öffnen",
} satisfies Translation<typeof english>;
