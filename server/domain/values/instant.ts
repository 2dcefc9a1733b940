import { invariant } from "./invariant.ts";

declare const instantBrand: unique symbol;
declare const timeZoneBrand: unique symbol;

/** A point in time: `2026-03-02T10:15:30.000Z`, always UTC with milliseconds, so that text order is time order. */
export type Instant = string & { readonly [instantBrand]: true };

/** An IANA time-zone name that this runtime knows, e.g. `Asia/Kathmandu`. */
export type TimeZone = string & { readonly [timeZoneBrand]: true };

const MINUTE_MS = 60_000;

/** Any ISO 8601 instant that names its offset (`Z`, `+00:00`), with or without fractions. */
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970 → Instant. Throws on a number no calendar has. */
export function instantFromEpochMs(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Unix seconds, as Stripe writes instants, → Instant. */
export function instantFromEpochSeconds(epochSeconds: number): Instant {
  return instantFromEpochMs(epochSeconds * 1000);
}

/** Reads an ISO 8601 instant with an offset, microseconds included (cut to milliseconds). Null when it is none. */
export function parseInstant(text: string): Instant | null {
  if (!ISO_INSTANT.test(text)) return null;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? null : instantFromEpochMs(epochMs);
}

/** The same for text that must be an instant: our own columns and constants. Throws otherwise. */
export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  invariant(parsed !== null, `not an instant: ${text}`);
  return parsed;
}

export function epochMsOf(at: Instant): number {
  return Date.parse(at);
}

/** Whole Unix seconds, cut. */
export function epochSecondsOf(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000);
}

/** `minutes` may be negative. */
export function addMinutes(at: Instant, minutes: number): Instant {
  return instantFromEpochMs(Date.parse(at) + minutes * MINUTE_MS);
}

/** Minutes from `from` to `to`, negative when `to` is earlier. Not rounded. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
}

/** The earlier of the two. */
export function earlierOf(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

/** The later of the two. */
export function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** Cities that were renamed, and that browsers still report by their old name. Both names are one zone. */
const RENAMED_ZONES: Readonly<Record<string, string>> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
};

/** Names kept, in number: there are some six hundred, and whoever sends others than those sends as many as they like. */
const ZONE_NAMES_MAX = 1_000;
/** What each name is: asking the runtime means building a formatter, and every booking that is read has a zone. */
const zoneNames = new Map<string, TimeZone>();

/** The zone under its present name. Null when this runtime does not know it. */
export function parseTimeZone(name: string): TimeZone | null {
  const known = zoneNames.get(name);
  if (known !== undefined) return known;
  if (name.length > 64 || !/^[A-Za-z]/.test(name)) return null;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    return null;
  }
  const zone = (RENAMED_ZONES[name] ?? name) as TimeZone;
  if (zoneNames.size >= ZONE_NAMES_MAX) zoneNames.clear();
  zoneNames.set(name, zone);
  return zone;
}

/** The same for a name that must be a zone: our own columns and constants. Throws otherwise. */
export function timeZone(name: string): TimeZone {
  const parsed = parseTimeZone(name);
  invariant(parsed !== null, `not a time zone: ${name}`);
  return parsed;
}

/** Formatters kept, in number: names come from outside, and each formatter takes tens of kilobytes. */
const DATE_FORMATS_MAX = 50;

/** Formatters of one kind, by zone: building one costs a hundred times what using it does. */
export function dateFormatsBy(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (zone: TimeZone) => Intl.DateTimeFormat {
  const formats = new Map<TimeZone, Intl.DateTimeFormat>();
  return (zone) => {
    const known = formats.get(zone);
    if (known !== undefined) return known;
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    if (formats.size >= DATE_FORMATS_MAX) formats.clear();
    formats.set(zone, made);
    return made;
  };
}

/** Kept of one kind, in number: a few hundred bytes each. As many free starts as the profiles that are looked at often have. */
const KEPT_BY_INSTANT_MAX = 5_000;

/** What a formatter makes of an instant in a zone, kept: free times are shown on every look at a profile, and each costs as much as several elements. */
export function keptByInstant<Made>(
  make: (at: Instant, zone: TimeZone) => Made,
): (at: Instant, zone: TimeZone) => Made {
  const kept = new Map<string, Made>();
  return (at, zone) => {
    const key = `${at} ${zone}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(at, zone);
    if (kept.size >= KEPT_BY_INSTANT_MAX) kept.clear();
    kept.set(key, made);
    return made;
  };
}
