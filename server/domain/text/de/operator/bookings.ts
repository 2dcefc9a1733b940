import type { operatorBookings as english } from "../../en/operator/bookings.ts";
import type { Translation } from "../../translation.ts";

export const operatorBookings = {
  pageTitle: "Alle Buchungen",
  title: "Buchungen",
  search: "Buchungsnummer oder Anfang von Name oder Adresse des Gastes",
  searchButton: "Suchen",
  nobody: "Noch hat niemand etwas gebucht",
  noMatch: "Keine Buchung passt dazu",
  noMatchHelp:
    "Eine Nummer muss vollständig sein, wie bkg_… in einer E-Mail oder bei Stripe. Bei Name oder Adresse genügt der Anfang eines Wortes. <newest>Die neuesten zeigen</newest>",
  unreadable: "<booking>{id}</booking> ist nicht lesbar",
  unreadableReason:
    "{reason}. <code>npm run rebuild-bookings</code> vergleicht sie mit ihrem Verlauf und kann sie wiederherstellen.",
  row: "{session}, {client} bei {builder}",
  noTime: "Noch keine Zeit gewählt",
  more: "Weitere Buchungen",
  older: "Ältere",
  first: "Zurück zu den neuesten",
  newest: "Die neuesten: {count}",
  found: "Gefunden: {count}",
  foundAmongNewest: "Gefunden: {count} unter den neuesten; suchen Sie, um einzugrenzen",
  back: "Weiter zurück: {count}",
  last: "Weiter zurück, bis zur ersten: {count}",
} satisfies Translation<typeof english>;
