import type { deadlinesOverdueRunbook as english } from "../../../en/operator/runbooks/deadlines-overdue.ts";
import type { Translation } from "../../../translation.ts";

export const deadlinesOverdueRunbook = {
  title: "Buchungen stehen nach ihrer Frist still",
  meaning:
    "Reservierungen, die hätten enden sollen, oder Termine, die als vorbei gelten sollten, hat der Worker nicht weiterbewegt.",
  stake:
    "Zeiten sind reserviert, die niemand bezahlt und deshalb niemand sonst buchen kann; Profis warten darauf, dass ihre Termine als abgehalten gelten.",
  step1: "Sehen Sie nach, ob der Worker der App überhaupt läuft: Wartende Arbeit wird eigens gemeldet.",
  step2:
    "Suchen Sie nach einer nicht lesbaren Buchung, die nur sich selbst aufhält: Der Abgleich nennt sie nach „Jetzt abgleichen“.",
  step3: "Starten Sie die App neu. Beim Start sieht der Worker alle Fristen durch.",
  ifNot:
    "Bleiben dieselben Buchungen stehen, öffnen Sie eine davon im Betrieb: Ihre Seite sagt, worauf sie wartet.",
  over: "Keine Buchung ist über ihrer Frist. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
