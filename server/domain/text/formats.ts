import {
  dateFormatsBy,
  instant,
  keptByInstant,
  minutesBetween,
  timeZone,
  type Instant,
  type TimeZone,
} from "../values/instant.ts";
import { fractionDigitsOf, isFree, type BasisPoints, type Money } from "../values/money.ts";
import { formats } from "./en/formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** By locale and purpose: building a formatter costs a hundred times what using it does. Languages and currencies are few. */
function keptBy<Made>(make: (locale: string, of: string) => Made): (locale: string, of?: string) => Made {
  const made = new Map<string, Made>();
  return (locale, of = "") => {
    const known = made.get(`${locale} ${of}`) ?? make(locale, of);
    made.set(`${locale} ${of}`, known);
    return known;
  };
}

const moneyFormat = keptBy((locale, currency) => {
  // The digits are Stripe's, not Intl's: the two differ for a few currencies, and what is charged decides.
  const digits = fractionDigitsOf(currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
});

const numberFormat = keptBy((locale) => new Intl.NumberFormat(locale));

const listFormat = keptBy((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));

const dateFormat = keptBy((locale) =>
  dateFormatsBy(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }),
);

/** `$112.50`, `CA$112.50`, `¥5,000`, `CHF 90.00`: never without its currency, and no symbol stands for two of them. */
export function formatMoney({ amountMinor, currency }: Money, { moneyLocale }: Language): string {
  return moneyFormat(moneyLocale, currency).format(amountMinor / 10 ** fractionDigitsOf(currency));
}

const languageNames = keptBy((locale) => new Intl.DisplayNames(locale, { type: "language" }));

/** What a language is called: `German`, `Cantonese`. */
export function languageInWords(tag: string, { locale }: Language): string {
  return languageNames(locale).of(tag) ?? tag;
}

/** Languages by their names, in the order of the reader's alphabet. */
export function languagesByName(
  tags: readonly string[],
  language: Language,
): { readonly tag: string; readonly name: string }[] {
  const named = tags.map((tag) => ({ tag, name: languageInWords(tag, language) }));
  return named.sort((one, other) => one.name.localeCompare(other.name, language.locale));
}

/** A price as an offer reads: `Free` or the money. */
export function formatPrice(price: Money, language: Language): string {
  return isFree(price) ? textIn(formats, language)("free") : formatMoney(price, language);
}

/** `1,234`. */
export function formatNumber(value: number, { locale }: Language): string {
  return numberFormat(locale).format(value);
}

/** `50 %`, with a no-break space: number and sign stay on one line. */
export function formatShare(share: BasisPoints, language: Language): string {
  return textIn(formats, language)("share", { percent: formatNumber(share / 100, language) });
}

/** `Ada, Grace and Joan`. */
export function formatList(items: readonly string[], { locale }: Language): string {
  return listFormat(locale).format(items);
}

/**
 * The parts of a date in a zone. Put together by our own messages, because the punctuation that `Intl` adds differs between the server's and
 * the browser's versions of the same locale, and both must render the same text.
 */
function dateParts(at: Instant, zone: TimeZone, { locale }: Language) {
  return datePartsOf(locale)(at, zone);
}

const datePartsOf = keptBy((locale) =>
  keptByInstant((at, zone) => {
    const parts = dateFormat(locale)(zone).formatToParts(new Date(at));
    const of = (wanted: Intl.DateTimeFormatPartTypes) =>
      parts.find(({ type }) => type === wanted)?.value ?? "";
    return {
      ...{ weekday: of("weekday"), day: of("day"), month: of("month"), year: of("year") },
      ...{ hour: of("hour"), minute: of("minute") },
    };
  }),
);

/** `Tuesday, 3 March 2026`, in the zone given. */
export function formatDay(at: Instant, zone: TimeZone, language: Language): string {
  const { weekday, day, month, year } = dateParts(at, zone, language);
  return textIn(formats, language)("day", { weekday, day, month, year });
}

/** `Tue 3 Mar`, in the zone given: for where there is little room. */
export function formatShortDay(at: Instant, zone: TimeZone, language: Language): string {
  const { weekday, day, month } = dateParts(at, zone, language);
  return textIn(formats, language)("shortDay", {
    weekday: language.shortWeekday(weekday),
    day,
    month: language.shortMonth(month),
  });
}

/** `Tue 3 Mar, 14:00`, in the zone given. */
export function formatShortDayAndTime(at: Instant, zone: TimeZone, language: Language): string {
  const [day, time] = [formatShortDay(at, zone, language), formatTime(at, zone, language)];
  return textIn(formats, language)("shortDayAndTime", { day, time });
}

/** A day of the calendar (`2026-03-03`) as a strip of days writes it: `Tue`, `3`, and for whoever hears it `March`, and `Tuesday, 3 March`. */
export function formatDayOfStrip(
  day: string,
  language: Language,
): { readonly weekday: string; readonly number: string; readonly month: string; readonly full: string } {
  const {
    weekday,
    day: number,
    month,
  } = dateParts(instant(`${day}T12:00:00.000Z`), timeZone("UTC"), language);
  const t = textIn(formats, language);
  return {
    weekday: t("shortWeekday", { weekday: language.shortWeekday(weekday) }),
    number,
    month,
    full: t("dayOfYear", { weekday, day: number, month }),
  };
}

/** `March 2026`, of `2026-03`. */
export function formatMonth(month: string, language: Language): string {
  const { month: name, year } = dateParts(instant(`${month}-15T12:00:00.000Z`), timeZone("UTC"), language);
  return textIn(formats, language)("month", { month: name, year });
}

/** `14:00`, in the zone given. */
export function formatTime(at: Instant, zone: TimeZone, language: Language): string {
  const { hour, minute } = dateParts(at, zone, language);
  return `${hour}:${minute}`;
}

/** `Tuesday, 3 March 2026, 14:00, Berlin time`. */
export function formatDayAndTime(at: Instant, zone: TimeZone, language: Language): string {
  return textIn(formats, language)("dayAndTime", {
    day: formatDay(at, zone, language),
    time: formatTime(at, zone, language),
    zone: timeZoneInWords(zone, language),
  });
}

/** `Asia/Kathmandu` → `Kathmandu time`: how a person says it. `UTC` stays `UTC`. */
export function timeZoneInWords(zone: TimeZone, language: Language): string {
  if (!zone.includes("/")) return zone;
  const city = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return textIn(formats, language)("zone", { city: language.cityName(city) });
}

/** 90 → `1 h 30 min`; 45 → `45 min`. */
export function formatMinutes(minutes: number, language: Language): string {
  const t = textIn(formats, language);
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (hours === 0) return t("minutes", { minutes: String(rest) });
  if (rest === 0) return t("hours", { hours: String(hours) });
  return t("hoursAndMinutes", { hours: String(hours), minutes: String(rest) });
}

const DAY_MINUTES = 24 * 60;

/** How long ago, roughly: `less than a minute`, `2 h 5 min`, `3 days`. */
export function formatAge(since: Instant, now: Instant, language: Language): string {
  const minutes = Math.max(0, minutesBetween(since, now));
  if (minutes < 1) return textIn(formats, language)("momentAgo");
  if (minutes < DAY_MINUTES) return formatMinutes(minutes, language);
  return textIn(formats, language)("days", { days: Math.floor(minutes / DAY_MINUTES) });
}
