import type { databaseUnwritableRunbook as english } from "../../../en/operator/runbooks/database-unwritable.ts";
import type { Translation } from "../../../translation.ts";

export const databaseUnwritableRunbook = {
  title: "Die Datenbank nimmt nichts mehr auf",
  meaning:
    "Ein Prozess der App konnte bei zwei Prüfungen hintereinander nicht in die Datenbank schreiben: Die Platte ist voll, die Datenbank wurde auf „nur lesen“ gestellt oder ist nicht erreichbar. Das meldet der Prozess aus seinem Arbeitsspeicher, jeder einmal.",
  stake:
    "Niemand kann buchen, bezahlen oder absagen. Webhooks werden abgelehnt, und Stripe und Calendly senden sie noch tagelang: Nichts ist verloren, wenn es bald behoben wird.",
  step1: "Sehen Sie nach, ob die Platte voll ist, am Server oder an dem der Datenbank.",
  step2:
    "Schaffen Sie Platz, oder beenden Sie, was die Datenbank auf „nur lesen“ hält: bei PostgreSQL ein Failover oder ein volles Volume; bei SQLite die Rechte des Ordners oder ein anderes Programm, das die Datei sperrt. psql fragt nach dem Passwort: Auf der Befehlszeile könnten es alle auf dieser Maschine lesen.",
  step3: "Sehen Sie nach, ob die App wieder bereit ist. Ein Neustart ist nicht nötig.",
  ifNot:
    "Ist die Datenbank selbst beschädigt, halten Sie die App an und stellen die letzte Sicherung wieder her, wie die Anleitung zu Sicherungen es beschreibt. Eine wiederhergestellte Datenbank startet angehalten und gleicht sich zuerst mit Stripe und Calendly ab.",
  over: "Die App antwortet, dass sie bereit ist. Nach fünfzehn Minuten ohne gescheitertes Schreiben meldet eine Nachricht, dass es vorbei ist. Sehen Sie dann nach den gescheiterten Aufträgen.",
} satisfies Translation<typeof english>;
