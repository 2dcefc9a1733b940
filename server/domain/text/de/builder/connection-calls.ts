import type { builderConnectionCalls as english } from "../../en/builder/connection-calls.ts";
import type { Translation } from "../../translation.ts";

export const builderConnectionCalls = {
  title: "Anfragen der letzten 7 Tage",
  noLimit: "Calendly hat noch keine Grenze gemeldet.",
  left: "{left, plural, one {# von {max} Anfragen war übrig} other {# von {max} Anfragen waren übrig}}, als Calendly zuletzt gefragt wurde.",
  noFailure: "Keine Anfrage ist gescheitert.",
  lastFailure: "Letzter Fehler: {endpoint}, {outcome}, {at}.",
  caption: "Anfragen nach Endpunkt und Ergebnis",
  call: "Anfrage",
  ended: "Ergebnis",
  times: "Anzahl",
} satisfies Translation<typeof english>;
