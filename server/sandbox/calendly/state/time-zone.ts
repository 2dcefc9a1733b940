/** A calendar date and a time of day in a zone: wall time. */
interface WallTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const DAY_MS = 86_400_000;
const readers = new Map<string, Intl.DateTimeFormat>();

function readerFor(timeZone: string): Intl.DateTimeFormat {
  const known = readers.get(timeZone);
  if (known) return known;
  const reader = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  readers.set(timeZone, reader);
  return reader;
}

/** True when this machine's time zone data knows the IANA name. */
export function isTimeZone(name: string): boolean {
  if (name === "") return false;
  try {
    readerFor(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks on the wall of that zone show at an instant. */
export function toWallTime(unixMs: number, timeZone: string): WallTime & { second: number } {
  const fields: Record<string, number> = {};
  for (const part of readerFor(timeZone).formatToParts(unixMs)) fields[part.type] = Number(part.value);
  const read = (name: string): number => fields[name] ?? 0;
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
    second: read("second"),
  };
}

/** Milliseconds to add to UTC to get that zone's wall time at an instant. */
export function zoneOffsetMs(unixMs: number, timeZone: string): number {
  const wall = toWallTime(unixMs, timeZone);
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return asUtc - Math.floor(unixMs / 1000) * 1000;
}

/**
 * The instant at which the wall clocks of a zone show this time. Where the clocks go back and show it twice, the first;
 * where they go forward and never show it, null.
 */
export function wallTimeToUtc(wall: WallTime, timeZone: string): number | null {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  // A zone changes at most once within a day of any instant, so one of these two offsets is the one in force.
  const offsets = [zoneOffsetMs(asUtc - DAY_MS, timeZone), zoneOffsetMs(asUtc + DAY_MS, timeZone)];
  const instants = offsets
    .filter((offset) => zoneOffsetMs(asUtc - offset, timeZone) === offset)
    .map((offset) => asUtc - offset);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** `2026-03-08`, the date that a zone's calendar shows at an instant. */
export function localDate(unixMs: number, timeZone: string): string {
  const { year, month, day } = toWallTime(unixMs, timeZone);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** `14:00`, on the wall of that zone. */
export function localClock(unixMs: number, timeZone: string): string {
  const { hour, minute } = toWallTime(unixMs, timeZone);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** `Monday 2 March 2026`, in that zone. */
export function localDay(unixMs: number, timeZone: string): string {
  const name = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(unixMs);
  return `${name({ weekday: "long" })} ${name({ day: "numeric" })} ${name({ month: "long" })} ${name({ year: "numeric" })}`;
}
