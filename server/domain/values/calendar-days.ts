import {
  addMinutes,
  instant,
  instantFromEpochMs,
  dateFormatsBy,
  epochMsOf,
  keptByInstant,
  type Instant,
  type TimeZone,
} from "./instant.ts";

const HOUR_MS = 3_600_000;

/** The month that an instant falls into, in a zone: its first instant, and that of the next one. */
export function monthAround(
  at: Instant,
  zone: TimeZone,
): { readonly from: Instant; readonly until: Instant } {
  const [year, month] = localDate(at, zone).split("-").map(Number);
  if (year === undefined || month === undefined) throw new RangeError(`no month in ${at}`);
  return {
    from: startOfDay(`${year}-${pad(month)}-01`, zone),
    until: startOfDay(month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`, zone),
  };
}

/** The first instant of a day (`2026-03-02`) in a zone. */
export function startOfDay(day: string, zone: TimeZone): Instant {
  const asUtcMs = epochMsOf(instant(`${day}T00:00:00Z`));
  // Zones are at most 14 hours ahead and 12 behind; a quarter of an hour is the finest step that any of them has today.
  for (let ms = asUtcMs - 14 * HOUR_MS; ms <= asUtcMs + 12 * HOUR_MS; ms += HOUR_MS / 4) {
    if (localDate(instantFromEpochMs(ms), zone) >= day) return instantFromEpochMs(ms);
  }
  return instantFromEpochMs(asUtcMs);
}

/** Whether a text is a day of the calendar: `2026-03-02`. */
export function isDay(text: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** The day after: `2026-02-28` → `2026-03-01`. */
export function dayAfter(day: string): string {
  return addMinutes(instant(`${day}T00:00:00Z`), 24 * 60).slice(0, 10);
}

const dayFormatOf = dateFormatsBy("en-GB", { year: "numeric", month: "2-digit", day: "2-digit" });

/** `2026-03-02` in a zone. */
export const localDate = keptByInstant((at, zone) => {
  const parts = dayFormatOf(zone).formatToParts(epochMsOf(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
});

const hourFormatOf = dateFormatsBy("en-GB", { hour: "2-digit", hourCycle: "h23" });

/** The hour that a clock on the wall shows in a zone, 0 to 23. */
export function localHour(at: Instant, zone: TimeZone): number {
  const part = hourFormatOf(zone)
    .formatToParts(epochMsOf(at))
    .find(({ type }) => type === "hour");
  return Number(part?.value);
}

/** When a clock on the wall shows this full hour of a day (`2026-03-02`) in a zone; of an hour that is left out there, the one after it. */
export function hourOfDay(day: string, hour: number, zone: TimeZone): Instant {
  const counted = addMinutes(startOfDay(day, zone), hour * 60);
  // The day may have had an hour more, or one less.
  return addMinutes(counted, (hour - localHour(counted, zone)) * 60);
}

function pad(month: number): string {
  return String(month).padStart(2, "0");
}
