import type { bookingSummary as english } from "../../en/booking/summary.ts";
import type { Translation } from "../../translation.ts";

export const bookingSummary = {
  yours: "Ihre Buchung",
  session: "{session} bei {builder}",
  start: "{day}, {time} Uhr",
  when: "Wann",
  duration: "Dauer",
  price: "Preis",
  policy: "Bei Absage",
  status: "Stand",
  unheld: "Zeit gewählt, noch nicht reserviert",
  checking: "Calendly wird gefragt …",
  unpicked: "Noch nicht gewählt",
  neverPicked: "Es wurde keine Zeit gewählt",
} satisfies Translation<typeof english>;
