import type { restorationHeldRunbook as english } from "../../../en/operator/runbooks/restoration-held.ts";
import type { Translation } from "../../../translation.ts";

export const restorationHeldRunbook = {
  title: "Wiederhergestellt und angehalten",
  meaning:
    "Die Datenbank wurde aus einer Sicherung wiederhergestellt. Bis jemand sie freigibt, erfährt sie von Stripe und Calendly, was seither geschah, und tut nichts.",
  stake:
    "Niemand kann buchen, bezahlen, absagen oder sich anmelden, und keine E-Mail geht hinaus außer Nachrichten wie dieser. Was Stripe und Calendly senden, wird aufbewahrt, und nichts geschieht doppelt.",
  step1:
    "Geben Sie sie frei, auf dem Server, während die App läuft. Solange der Abgleich nicht zu Ende ist, sagt sie, warum es nicht geht.",
  step2:
    "Sagt sie, dass ein Anbieter nicht antwortet oder ein Schlüssel abgelehnt wird, beheben Sie das. Der Abgleich wird jede Minute neu versucht.",
  step3:
    "Sehen Sie sich nach der Freigabe an, was nur ein Mensch entscheiden kann: Buchungen, die die Sicherung nicht kennt.",
  ifNot:
    "Auch Anmelden ist abgelehnt, solange sie angehalten ist; wer bei der Sicherung angemeldet war, ist es noch. Das Log der App sagt, woran der Abgleich scheitert.",
  over: "Sie wurde freigegeben. Nach fünfzehn ruhigen Minuten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;
