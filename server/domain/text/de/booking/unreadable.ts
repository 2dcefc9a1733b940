import type { unreadable as english } from "../../en/booking/unreadable.ts";
import type { Translation } from "../../translation.ts";

export const unreadable = {
  notice:
    "{bookings, plural, one {Eine Buchung lässt sich hier gerade nicht anzeigen: Ihre gespeicherten Daten sind nicht lesbar. Nichts davon ist verloren oder verändert, und der Betrieb dieser Seite weiß Bescheid.} other {# Buchungen lassen sich hier gerade nicht anzeigen: Ihre gespeicherten Daten sind nicht lesbar. Nichts davon ist verloren oder verändert, und der Betrieb dieser Seite weiß Bescheid.}}",
} satisfies Translation<typeof english>;
