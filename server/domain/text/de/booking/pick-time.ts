import type { bookingPickTime as english } from "../../en/booking/pick-time.ts";
import type { Translation } from "../../translation.ts";

export const bookingPickTime = {
  title: "Zeit bei {builder} wählen",
  help: "Der Kalender zeigt nur freie Zeiten, in der Zeitzone, die er nennt. {builder} arbeitet nach {zone}.",
  wished:
    "Ihre Wahl: {time}. Der Kalender öffnet sich an diesem Tag: Tippen Sie dort noch einmal auf die Zeit. Ist sie weg, war jemand schneller, und Sie können eine andere wählen.",
  preparing: "Der Kalender wird vorbereitet …",
  preparingHelp: "Das dauert ein, zwei Sekunden. Diese Seite geht von selbst weiter.",
  preparingLate:
    "Calendly antwortet nicht. Es wurde nichts gebucht oder abgebucht, und Ihre Buchung bleibt einen Tag lang offen.",
  searching: "Diese Zeit haben wir noch nicht gefunden",
  searchingHelp:
    "Calendly gibt uns meist in wenigen Sekunden Bescheid, und diese Seite geht von selbst weiter.",
  searchingLate:
    "Wenn Sie eine Zeit gewählt haben, hat Calendly sie. Abgebucht wird erst, wenn Sie sie hier geprüft haben.",
  frame: "Calendly: Zeit bei {builder} wählen",
  slow: "Der Kalender lässt auf sich warten",
  slowHelp:
    "Nichts ist verloren. Versuchen Sie es noch einmal, oder wählen Sie die Zeit auf der Seite von Calendly.",
  tryAgain: "Noch einmal versuchen",
  openCalendly: "Calendly öffnen",
  pickOnCalendly: "Zeit bei Calendly wählen",
  broughtBack: "Calendly bringt Sie hierher zurück, wenn Sie eine gewählt haben.",
} satisfies Translation<typeof english>;
