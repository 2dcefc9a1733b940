import type { certificateExpiringRunbook as english } from "../../../en/operator/runbooks/certificate-expiring.ts";
import type { Translation } from "../../../translation.ts";

export const certificateExpiringRunbook = {
  title: "Das Zertifikat der Website läuft bald ab",
  meaning:
    "Das TLS-Zertifikat der öffentlichen Adresse läuft in weniger als zwei Wochen ab. Gewöhnlich wird es einen Monat vorher erneuert, von Caddy oder Ihrer Plattform: Die Erneuerung scheitert.",
  stake: "Danach öffnet kein Browser die Website, und Stripe und Calendly stellen keine Webhooks zu.",
  step1: "Sehen Sie nach, wann es abläuft und wer es ausgestellt hat.",
  step2:
    "Suchen Sie im Log dessen, was es erneuert, nach dem Grund: Port 80 geschlossen, DNS-Eintrag verschoben, eine Grenze der Ausstellungsstelle.",
  step3: "Erneuern Sie es, und prüfen Sie das neue Datum. Die App sieht einmal in der Stunde nach.",
  ifNot:
    "Lehnt die Ausstellungsstelle ab, nehmen Sie eine andere: Caddy versucht von selbst eine zweite, wenn es darf.",
  over: "Die Website zeigt ein Zertifikat, das länger gilt. Innerhalb von eineinviertel Stunden meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
