import type { Language, LanguageTag } from "./language.ts";
import { roomOf, type Room } from "./room.ts";

/** Cities that German calls otherwise than the database of time zones, by its names. */
const CITIES: Readonly<Partial<Record<string, string>>> = {
  Algiers: "Algier",
  Athens: "Athen",
  Baghdad: "Bagdad",
  Belgrade: "Belgrad",
  Brussels: "Brüssel",
  Bucharest: "Bukarest",
  Cairo: "Kairo",
  Copenhagen: "Kopenhagen",
  Damascus: "Damaskus",
  Havana: "Havanna",
  "Hong Kong": "Hongkong",
  Kyiv: "Kiew",
  Lisbon: "Lissabon",
  Luxembourg: "Luxemburg",
  "Mexico City": "Mexiko-Stadt",
  Moscow: "Moskau",
  Prague: "Prag",
  Rome: "Rom",
  Singapore: "Singapur",
  Tehran: "Teheran",
  Tokyo: "Tokio",
  Vienna: "Wien",
  Warsaw: "Warschau",
  Zurich: "Zürich",
};

/** `März`, `Juni` and shorter ones are written out. */
const LONGEST_MONTH_IN_FULL = 4;

function shortMonth(month: string): string {
  if (month.length <= LONGEST_MONTH_IN_FULL) return month;
  return `${month.slice(0, month === "September" ? LONGEST_MONTH_IN_FULL : 3)}.`;
}

/** German, of the rooms whose words are here; English where they are not, which a browser fetches as pages need them. */
export function germanOf(rooms: Readonly<Partial<Record<string, Room>>>): Language {
  return {
    tag: "de" as LanguageTag,
    direction: "ltr",
    locale: "de-DE",
    moneyLocale: "de-DE",
    shortWeekday: (weekday) => `${weekday.slice(0, 2)}.`,
    shortMonth,
    cityName: (city) => CITIES[city] ?? city,
    translate: (english, place, key) => rooms[roomOf(place)]?.[place]?.[key] ?? english,
  };
}
