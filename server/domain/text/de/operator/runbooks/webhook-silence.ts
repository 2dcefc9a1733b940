import type { webhookSilenceRunbook as english } from "../../../en/operator/runbooks/webhook-silence.ts";
import type { Translation } from "../../../translation.ts";

export const webhookSilenceRunbook = {
  title: "Ein Anbieter sendet keine Webhooks",
  meaning:
    "Seit zwei Stunden kam kein Webhook dieses Anbieters, obwohl um diese Tageszeit an den meisten Tagen davor welche kamen.",
  stake: "Zahlungen und Buchungen werden spät bemerkt: vom nächsten Abgleich statt innerhalb von Sekunden.",
  step1:
    "Prüfen Sie die Installation: Sie sendet einen signierten Webhook an ihre eigene öffentliche Adresse und liest beim Anbieter, ob das Ziel besteht und beliefert wird.",
  step2:
    "Sehen Sie sich das Ziel im Stripe-Dashboard an oder die Verbindungen der Profis auf der Übersicht: Ein Anbieter schaltet ein Ziel ab, das tagelang scheitert. Das von Stripe schalten Sie dort wieder ein; die von Calendly stellt die App innerhalb einer Viertelstunde wieder her.",
  step3: "Drücken Sie auf „Jetzt abgleichen“; das holt nach, was verpasst wurde.",
  ifNot:
    "Ist Feiertag oder sind Buchungen geschlossen, ist die Stille richtig: Die Warnung endet, wenn die Stunden davor ebenso ruhig sind.",
  over: "Ein Webhook kommt an. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
