import type { backupLateRunbook as english } from "../../../en/operator/runbooks/backup-late.ts";
import type { Translation } from "../../../translation.ts";

export const backupLateRunbook = {
  title: "Die letzte Sicherung ist zu alt",
  meaning:
    "Länger als vorgesehen entstand keine vollständige Sicherung der Datenbank: Der Timer läuft nicht, die Platte ist voll, oder die Kopie ließ sich nicht prüfen.",
  stake:
    "Noch ist nichts passiert. Geht die Platte heute verloren, muss alles seit der letzten Sicherung aus Stripe und Calendly wiedergefunden werden.",
  step1: "Suchen Sie im Log der letzten Sicherung nach dem Grund.",
  step2: "Sehen Sie nach, ob am Ort der Sicherungen Platz ist.",
  step3: "Machen Sie jetzt eine Sicherung, und sehen Sie zu, dass die Kopie geprüft wird.",
  ifNot:
    "Sichern Sie auf anderem Weg, etwa über Ihre Plattform, entfernen Sie BACKUP_DIR, setzen Sie BACKUP_AGE_HOURS_MAX=8760 (ein Jahr), und starten Sie neu: Eine hier je gemachte Sicherung zählt so lange.",
  over: "Eine Sicherung ist entstanden. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
