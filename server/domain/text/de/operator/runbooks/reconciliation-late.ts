import type { reconciliationLateRunbook as english } from "../../../en/operator/runbooks/reconciliation-late.ts";
import type { Translation } from "../../../translation.ts";

export const reconciliationLateRunbook = {
  title: "Lange wurde nichts abgeglichen",
  meaning:
    "Der letzte Abgleich mit Stripe und Calendly, der zu Ende kam und nichts ausließ, ist älter als das Dreifache seines Abstands. Die Läufe seither sind gescheitert, haben etwas ausgelassen oder nicht begonnen.",
  stake:
    "Was Webhooks verpasst haben, bleibt unbemerkt: Zahlungen, Erstattungen, verlegte und abgesagte Zeiten.",
  step1: "Öffnen Sie den Abgleich: Der letzte Lauf sagt, wie weit er kam und was er ausließ.",
  step2:
    "Beheben Sie, was dort steht: meist eine ausgefallene Verbindung, ein Schlüssel ohne Rechte oder ein Anbieter, der uns begrenzt.",
  step3: "Drücken Sie auf „Jetzt abgleichen“, und warten Sie das Ende ab.",
  ifNot:
    "Dauert ein Lauf länger als sein Abstand, erhöhen Sie RECONCILE_EVERY_MINUTES. Beginnt keiner, läuft der Worker nicht: Starten Sie die App neu.",
  over: "Ein Abgleich kam zu Ende und ließ nichts aus. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
