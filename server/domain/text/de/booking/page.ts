import type { bookingPage as english } from "../../en/booking/page.ts";
import type { Translation } from "../../translation.ts";

export const bookingPage = {
  of: "{step} · {session} bei {builder}",
  time: "Zeit wählen",
  details: "Prüfen und bezahlen",
  pay: "Zahlung",
  done: "Ihr Termin ist gebucht",
  over: "Buchung geschlossen",
  cancel: "Absagen?",
  move: "Verlegen",
} satisfies Translation<typeof english>;
