import type { lastRun as english } from "../../en/operator/last-run.ts";
import type { Translation } from "../../translation.ts";

export const lastRun = {
  none: "Noch keiner. Der erste beginnt einige Minuten nach dem Start.",
  notCompared: "Nicht abgeglichen: {reason}",
  aboutToBegin: "<bold>Läuft</bold>: Er beginnt in wenigen Sekunden.",
  underWay: "<bold>Läuft</bold>: {step}",
  atWaiting: "wartet auf den Beginn.",
  atCheckouts: "gleicht Stripes Zahlungsseiten ab, bisher {count}.",
  atRefunds: "gleicht Stripes Erstattungen ab, bisher {count}.",
  atDisputes: "gleicht Stripes Anfechtungen ab, bisher {count}.",
  atUndelivered: "liest Stripes nicht zugestellte Ereignisse, bisher {count}.",
  atCalendars: "gleicht Kalender ab, bisher {count} von {all}.",
  atBookings: "gleicht unsere eigenen Daten ab, bisher {count, plural, one {# Buchung} other {# Buchungen}}.",
  atDone: "fertig.",
  notFinished: "<bold>Nicht beendet</bold>, {time}, vor {age}: {reason}",
  asked: "{time}, vor {age}, Dauer {duration}; vom Betrieb angefordert.",
  scheduled: "{time}, vor {age}, Dauer {duration}; planmäßig.",
  moment: "weniger als eine Sekunde",
  seconds: "{count, plural, one {# Sekunde} other {# Sekunden}}",
  lookedAt: "Angesehen: {items} in {calendars, plural, one {# Kalender} other {# Kalendern}}.",
  lookedAtClosely:
    "Angesehen: {items} in {calendars, plural, one {# Kalender} other {# Kalendern}}, genauer {closely, plural, one {ein Ereignis} other {# Ereignisse}}.",
  bookings: "{count, plural, one {# Buchung} other {# Buchungen}}",
  checkouts: "{count, plural, one {# Zahlungsseite} other {# Zahlungsseiten}}",
  refunds: "{count, plural, one {# Erstattung} other {# Erstattungen}}",
  disputes: "{count, plural, one {# Anfechtung} other {# Anfechtungen}}",
  events: "{count, plural, one {# Kalenderereignis} other {# Kalenderereignisse}}",
  repaired:
    "{count, plural, =0 {Nichts war zu beheben.} one {Eine Abweichung wurde behoben.} other {# Abweichungen wurden behoben.}}",
  repairedSoFar:
    "{count, plural, =0 {Bisher war nichts zu beheben.} one {Bisher wurde eine Abweichung behoben.} other {Bisher wurden # Abweichungen behoben.}}",
  left: "{count, plural, =0 {Nichts wartet auf einen Menschen.} one {Eine wartet auf einen Menschen.} other {# warten auf einen Menschen.}}",
  leftSoFar:
    "{count, plural, =0 {Bisher wartet nichts auf einen Menschen.} one {Bisher wartet eine auf einen Menschen.} other {Bisher warten # auf einen Menschen.}}",
  gone: "{count, plural, one {Eine gibt es nicht mehr.} other {# gibt es nicht mehr.}}",
} satisfies Translation<typeof english>;
