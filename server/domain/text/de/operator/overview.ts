import type { operatorOverview as english } from "../../en/operator/overview.ts";
import type { Translation } from "../../translation.ts";

export const operatorOverview = {
  title: "Betrieb",
  nothing: "Gerade nichts. Geld, Kalender und Buchungen stimmen überein.",
  runbooks: "Was bei welcher Störung zu tun ist",
  payments: "Zahlungsseiten, die Stripe ablehnt",
  refused:
    "<code>{cause}</code> · {scope} · seit {age}, {count, plural, one {einmal} other {#-mal}} · {builders}",
  refusedHelp:
    "Abgebucht wurde nichts. Beheben Sie es im Stripe-Dashboard. Dieser Hinweis verschwindet, sobald sich wieder eine Zahlungsseite öffnet.",
  checks: "Funktioniert alles?",
  healthy: "Alles funktioniert: Datenbank, Zeitzonen, E-Mail, Stripe, Calendly und die Webhook-Ziele.",
  check: "Installation prüfen",
  checkAgain: "Noch einmal prüfen",
  checking: "Wird geprüft …",
  checkHelp: "Dauert ein paar Sekunden und sendet an die erste Adresse des Betriebs eine Test-E-Mail.",
  history: "Der Verlauf aller Buchungen",
  noCheckpoint: "Der erste Prüfpunkt entsteht, wenn der erste Tag vorbei ist.",
  lastCheckpoint: "Der Prüfpunkt vom {day}",
  checkpoint:
    "Am Ende von {day} (UTC): {lines, plural, one {# Zeile} other {# Zeilen}} dieses Tages, in {bookings, plural, one {# Buchung} other {# Buchungen}}.",
  digest:
    "Sein Prüfpunkt ist <code>{digest}</code>. Bewahren Sie eine Kopie anderswo auf: Sie belegt später, ob davor etwas entfernt oder geändert wurde.",
} satisfies Translation<typeof english>;
