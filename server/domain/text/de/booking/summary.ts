import type { bookingSummary as english } from "../../en/booking/summary.ts";
import type { Translation } from "../../translation.ts";

export const bookingSummary = {
  yours: "Ihre Buchung",
  with: "bei {builder}",
  length: "{length}",
  paid: "bezahlt · {length}",
  policy: "Bei Absage",
  unheld: "Zeit gewählt, noch nicht reserviert",
  checking: "Calendly wird gefragt …",
  unpicked: "Noch nicht gewählt",
  neverPicked: "Es wurde keine Zeit gewählt",
} satisfies Translation<typeof english>;
