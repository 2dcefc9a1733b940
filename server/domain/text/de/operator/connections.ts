import type { operatorConnections as english } from "../../en/operator/connections.ts";
import type { Translation } from "../../translation.ts";

export const operatorConnections = {
  title: "Verbindungen mit Calendly",
  none: "Noch kein Profi hat Calendly verbunden.",
  allWork:
    "{count, plural, one {Eine Verbindung, sie funktioniert} other {# Verbindungen, alle funktionieren}}",
  state: "<link>{builder}</link> · {state}",
  working: "funktioniert",
  dead: "funktioniert seit {age} nicht: {reason}",
  deadSinceUnknown: "funktioniert nicht: {reason}",
  worksUntilExpiry: "funktioniert, bis das Token abläuft: {reason}",
  disabled: "Webhooks bei Calendly abgeschaltet, werden wiederhergestellt",
  missing: "Webhooks fehlen bei Calendly, werden wiederhergestellt",
  oauth: "OAuth",
  token: "Persönliches Token",
  tokenAge: "{kind}, seit {age}",
  tokenOfUnknownAge: "{kind}, unbekannten Alters",
  keyAge: "Signaturschlüssel seit {age}",
  keyOfUnknownAge: "Signaturschlüssel unbekannten Alters",
  unchecked: "Webhooks noch nicht geprüft",
  checked: "Webhooks zuletzt vor {age} geprüft",
  checksFail: "Seither ist jede Prüfung gescheitert, die erste vor {age}. {because}",
  nearLimit: "Nahe an der Grenze: {left} von {all} Anfragen übrig.",
  callsFail: "{failed} von {all} Anfragen sind heute gescheitert.",
  more: "Weitere Verbindungen",
  later: "Später verbunden",
  first: "Zurück zum Anfang",
} satisfies Translation<typeof english>;
