import type { providerDownRunbook as english } from "../../../en/operator/runbooks/provider-down.ts";
import type { Translation } from "../../../translation.ts";

export const providerDownRunbook = {
  title: "Ein Anbieter antwortet nicht",
  meaning:
    "Stripe, Calendly oder der Mailserver hat minutenlang keine Anfrage beantwortet. Die App fragt inzwischen immer seltener und macht von selbst weiter.",
  stake:
    "Ohne Stripe kann niemand bezahlen. Ohne Calendly wird keine Zeit gebucht oder freigegeben. Ohne E-Mail erfährt niemand etwas. Was zu tun ist, wartet und geschieht später.",
  step1: "Sehen Sie auf die Statusseite des Anbieters.",
  step2:
    "Geht es dem Anbieter gut, prüfen Sie den Weg zu ihm: Namensauflösung, Firewall, Proxy, das Netz des Servers.",
  step3: "Prüfen Sie die Installation; dabei wird jeder Anbieter gefragt.",
  ifNot:
    "Dauert es Stunden, sagen Sie es den Profis. Starten Sie nicht in einer Schleife neu: Davon wird nichts schneller.",
  over: "Der Anbieter antwortet. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
