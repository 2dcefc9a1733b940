import type { builderBookings as english } from "../../en/builder/bookings.ts";
import type { Translation } from "../../translation.ts";

export const builderBookings = {
  title: "Buchungen",
  which: "Welche",
  all: "Alle",
  unpaid: "Noch nicht bezahlt",
  booked: "Gebucht",
  over: "Vorbei",
  search: "Name oder Adresse beginnt mit",
  from: "Von",
  until: "Bis",
  show: "Zeigen",
  noneMatch: "Keine Ihrer Buchungen passt dazu",
  showAll: "Alle zeigen",
  none: "Noch keine Buchungen",
  noneText: "Sobald jemand einen Termin bei Ihnen bucht, erscheint er hier.",
  booking: "{session} mit {client}",
  bookedOn: "Gebucht am {day}",
  noTime: "Noch keine Zeit gewählt",
  count: "{count, plural, one {Eine Buchung} other {# Buchungen}}",
  newest: "Die neuesten {count}",
  latest: "Die letzten {count} nach Tag",
  furtherBack: "Weiter zurück: {count, plural, one {eine Buchung} other {# Buchungen}}",
  furtherBackToFirst:
    "Weiter zurück, bis zur ersten: {count, plural, one {eine Buchung} other {# Buchungen}}",
  pages: "Weitere Buchungen",
  older: "Ältere",
  earlier: "Frühere",
  toNewest: "Zurück zu den neuesten",
  toLatest: "Zurück zu den letzten",
} satisfies Translation<typeof english>;
