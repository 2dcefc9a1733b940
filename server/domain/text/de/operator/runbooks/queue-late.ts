import type { queueLateRunbook as english } from "../../../en/operator/runbooks/queue-late.ts";
import type { Translation } from "../../../translation.ts";

export const queueLateRunbook = {
  title: "Arbeit wartet zu lange",
  meaning:
    "Die älteste Arbeit einer Warteschlange wartet länger, als sie sollte: eine Zahlungsseite oder Erstattung, ein Webhook eines Anbieters, eine E-Mail, ein Ereignis oder ein Webhook an andere Software. Sie wird vergeblich versucht, oder nichts nimmt sie auf.",
  stake:
    "Solange Geld wartet, warten Gäste auf Seiten, Bestätigungen und Erstattungen. Nichts ist verloren, und alles geschieht, wenn die Warteschlange wieder läuft.",
  step1:
    "Sehen Sie auf der Übersicht nach, ob ein Anbieter ausgefallen ist: Dann ist es dessen Folge und endet mit ihm.",
  step2:
    "Suchen Sie im Log der App nach dem Grund des Scheiterns, den jeder Versuch nennt, und beheben Sie ihn. Was Stripe mit 401 oder 403 beantwortet, liegt am Schlüssel: Setzen Sie einen mit den fehlenden Rechten, und starten Sie neu.",
  step3:
    "Sehen Sie nach, ob ein Worker läuft und die Uhr des Servers stimmt. Starten Sie die App neu, wenn gar nichts aufgenommen wird: Begonnene Arbeit wird nach Ablauf ihrer Frist übernommen.",
  ifNot:
    "Ist es zu viel Arbeit für einen Prozess, starten Sie einen weiteren (PostgreSQL), wie die Anleitung zu mehreren Prozessen es beschreibt.",
  over: "Die Warteschlange ist leer, oder ihre älteste Arbeit ist neu. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
