import { html, raw } from "hono/html";
import { listOpenTimes, HORIZON_MS } from "../state/availability.ts";
import { nowMs, type CalendlyState, type EventType } from "../state/calendly-state.ts";
import { formatSecond } from "../state/instant-format.ts";
import { hiddenFields, type Html } from "./page-layout.ts";
import { carriedQuery, type PageOptions } from "./page-options.ts";
import { localClock, localDate, localDay, wallTimeToUtc } from "../state/time-zone.ts";

/** As many days with free times as fit on a page that is still quick to read. */
const DAYS_PER_PAGE = 7;

const COMMON_ZONES = [
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Denver",
  "America/Phoenix",
  "America/Chicago",
  "America/New_York",
  "America/Halifax",
  "America/Sao_Paulo",
  "UTC",
  "Europe/London",
  "Europe/Lisbon",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Warsaw",
  "Europe/Helsinki",
  "Africa/Lagos",
  "Africa/Cairo",
  "Africa/Johannesburg",
  "Africa/Nairobi",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Bangkok",
  "Asia/Singapore",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/** Shows the browser's own zone when the URL chose none; runs before the first paint. Nothing to do without scripts. */
export function browserZoneScript(options: PageOptions): Html {
  if (options.timeZoneChosen) return html``;
  return html`<script>
    ${raw(`(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === ${JSON.stringify(options.timeZone)}) return;
  const url = new URL(location.href);
  if (url.searchParams.has("timezone")) return;
  url.searchParams.set("timezone", zone);
  window.leavingForTimeZone = true;
  document.documentElement.style.visibility = "hidden";
  location.replace(url);
})();`)};
  </script>`;
}

function zonePicker(path: string, options: PageOptions): Html {
  const zones = [...new Set([options.timeZone, ...COMMON_ZONES])];
  const carried = options.carried.filter(([name]) => name !== "timezone");
  return html`<form method="get" action="${path}" class="row">
    ${hiddenFields(carried)} ${options.fromDate === null ? "" : hiddenFields([["date", options.fromDate]])}
    <div>
      <label for="timezone">Time zone</label>
      <select id="timezone" name="timezone">
        ${zones.map(
          (zone) =>
            html`<option value="${zone}" ${zone === options.timeZone ? "selected" : ""}>
              ${zone.replaceAll("_", " ")}
            </option>`,
        )}
      </select>
    </div>
    <button type="submit">Change time zone</button>
  </form>`;
}

interface Day {
  date: string;
  startsMs: number[];
}

function groupByDay(startsMs: readonly number[], timeZone: string): Day[] {
  const days: Day[] = [];
  for (const startMs of startsMs) {
    const date = localDate(startMs, timeZone);
    const last = days.at(-1);
    if (last?.date === date) last.startsMs.push(startMs);
    else days.push({ date, startsMs: [startMs] });
  }
  return days;
}

/** Where the asked-for local date begins; what is not a date counts as none. */
function startOfDate(date: string | null, timeZone: string): number | null {
  const [year = NaN, month = NaN, day = NaN] = (date ?? "").split("-").map(Number);
  if ([year, month, day].some(Number.isNaN)) return null;
  // A few zones change their clocks at midnight; one o'clock always exists there, and no times are offered before it.
  return (
    wallTimeToUtc({ year, month, day, hour: 0, minute: 0 }, timeZone) ??
    wallTimeToUtc({ year, month, day, hour: 1, minute: 0 }, timeZone)
  );
}

/**
 * The first step of booking and of rescheduling: free times by day, each a button that leads to `${path}/{instant}`. The buttons
 * carry the instant in UTC as `data-start-time`.
 */
export function timePicker(
  state: CalendlyState,
  eventType: EventType,
  path: string,
  options: PageOptions,
  ignore: { eventUuid?: string; startMs?: number } = {},
): Html {
  const { timeZone } = options;
  const now = nowMs(state);
  const starts = listOpenTimes(state, eventType, now, now + HORIZON_MS, ignore.eventUuid)
    .map(({ startMs }) => startMs)
    .filter((startMs) => startMs !== ignore.startMs);
  const days = groupByDay(starts, timeZone);
  const fromMs = startOfDate(options.fromDate, timeZone);
  const fromDate = fromMs === null ? null : localDate(fromMs, timeZone);
  const first = fromDate === null ? 0 : days.findIndex(({ date }) => date >= fromDate);
  const shownFrom = first === -1 ? days.length : first;
  const shown = days.slice(shownFrom, shownFrom + DAYS_PER_PAGE);
  const earlier = days[Math.max(0, shownFrom - DAYS_PER_PAGE)];
  const later = days[shownFrom + DAYS_PER_PAGE];
  const pageFrom = (day: Day): string =>
    `${path}${carriedQuery(options, { date: day.date, timezone: timeZone })}`;

  return html`${zonePicker(path, options)}
    <form method="get" action="${path}">
      ${hiddenFields([...options.carried.filter(([name]) => name !== "timezone"), ["timezone", timeZone]])}
      ${shown.map(
        (day) =>
          html`<section aria-labelledby="day-${day.date}">
            <h2 id="day-${day.date}">${localDay(day.startsMs[0] ?? 0, timeZone)}</h2>
            <ul class="times">
              ${day.startsMs.map((startMs) => {
                const clock = localClock(startMs, timeZone);
                return html`<li>
                  <button
                    type="submit"
                    formaction="${path}/${formatSecond(startMs)}"
                    data-start-time="${formatSecond(startMs)}"
                    aria-label="${clock}, ${localDay(startMs, timeZone)}"
                  >
                    ${clock}
                  </button>
                </li>`;
              })}
            </ul>
          </section>`,
      )}
    </form>
    ${shown.length === 0 ? html`<p>There are no free times here.</p>` : ""}
    <nav aria-label="Other days">
      ${shownFrom > 0 && earlier ? html`<a href="${pageFrom(earlier)}">Earlier times</a>` : ""}
      ${later ? html`<a href="${pageFrom(later)}">Later times</a>` : ""}
    </nav>`;
}

/** `14:00 – 15:00, Monday 2 March 2026 (Europe/Berlin)`. */
export function describeTime(startMs: number, endMs: number, timeZone: string): string {
  const clock = `${localClock(startMs, timeZone)} – ${localClock(endMs, timeZone)}`;
  return `${clock}, ${localDay(startMs, timeZone)} (${timeZone.replaceAll("_", " ")})`;
}
