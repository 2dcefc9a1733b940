import type { clockWrongRunbook as english } from "../../../en/operator/runbooks/clock-wrong.ts";
import type { Translation } from "../../../translation.ts";

export const clockWrongRunbook = {
  title: "Die Uhr eines Servers geht falsch",
  meaning:
    "Die Uhr eines unserer Server weicht von der von Stripe oder Calendly ab, gemessen am Datum ihrer Antworten.",
  stake:
    "Signierte Webhooks und Anmeldecodes werden vielleicht abgelehnt, Reservierungen enden zur falschen Minute, und Absagen werden nach der falschen Zeit beurteilt.",
  step1: "Sehen Sie am genannten Server nach, ob seine Uhr einem Zeitserver folgt.",
  step2: "Schalten Sie den Zeitabgleich ein, oder reparieren Sie den Weg zum Zeitserver (UDP-Port 123).",
  step3: "Eine virtuelle Maschine braucht das manchmal nach einer Pause: Starten Sie ihren Zeitdienst neu.",
  ifNot:
    "Läuft die Uhr wieder davon, ersetzen Sie die Maschine. Gespeicherte Zeiten von Buchungen bleiben, wie sie sind; sehen Sie sich die Absagen der letzten Stunden an.",
  over: "Die Uhr stimmt wieder mit der des Anbieters überein. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
