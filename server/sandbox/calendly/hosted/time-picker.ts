import { html } from "hono/html";
import { listOpenTimes, HORIZON_MS } from "../state/availability.ts";
import { nowMs, type CalendlyState, type EventType } from "../state/calendly-state.ts";
import { formatSecond } from "../state/instant-format.ts";
import { monthGrid } from "./month-grid.ts";
import { hiddenFields, type Html } from "./page-layout.ts";
import { carriedQuery, type PageOptions } from "./page-options.ts";
import { localClock, localDate, localDay } from "../state/time-zone.ts";
import { zonePicker } from "./zone-picker.ts";

function groupByDay(startsMs: readonly number[], timeZone: string): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (const startMs of startsMs) {
    const date = localDate(startMs, timeZone);
    days.set(date, [...(days.get(date) ?? []), startMs]);
  }
  return days;
}

/** `Tuesday 1 December 2026`. A date is the same in every zone. */
function dateInWords(date: string): string {
  return localDay(Date.parse(`${date}T12:00:00Z`), "UTC");
}

/**
 * The first step of booking and of rescheduling: a month whose days with free times are links, and the open day's times, each a button
 * that leads to `${path}/${instant}`. The days carry `data-date`, the buttons the instant in UTC as `data-start-time`.
 */
export function timePicker(
  state: CalendlyState,
  eventType: EventType,
  path: string,
  options: PageOptions,
  ignore: { eventUuid?: string; startMs?: number } = {},
): Html {
  const { timeZone, date } = options;
  const now = nowMs(state);
  const starts = listOpenTimes(state, eventType, now, now + HORIZON_MS, ignore.eventUuid)
    .map(({ startMs }) => startMs)
    .filter((startMs) => startMs !== ignore.startMs);
  const days = groupByDay(starts, timeZone);
  const [firstMonth, lastMonth] = [now, now + HORIZON_MS].map((at) =>
    localDate(at, timeZone).slice(0, 7),
  ) as [string, string];
  const wanted = options.month ?? (date ?? [...days.keys()][0] ?? firstMonth).slice(0, 7);
  const month = wanted < firstMonth ? firstMonth : wanted > lastMonth ? lastMonth : wanted;
  const hrefOf = (changes: { month: string; date?: string }): string =>
    `${path}${carriedQuery(options, { timezone: timeZone, ...changes })}${changes.date ? "#times" : ""}`;

  return html`<div class="calendar">
      ${monthGrid({ month, firstMonth, lastMonth, openDate: date, today: localDate(now, timeZone), days, hrefOf })}
      <section id="times" tabindex="-1" aria-labelledby="open-day">
        ${
          date === null
            ? html`<div class="empty">
                <h2 id="open-day">Pick a day</h2>
                <p>Its free times appear here.</p>
              </div>`
            : dayTimes(date, days.get(date) ?? [], path, options)
        }
      </section>
    </div>
    ${zonePicker(path, options)}`;
}

function dayTimes(date: string, startsMs: readonly number[], path: string, options: PageOptions): Html {
  const { timeZone } = options;
  const heading = html`<h2 id="open-day">${dateInWords(date)}</h2>`;
  if (startsMs.length === 0)
    return html`${heading}
      <p>There are no free times on this day.</p>`;
  const carried = options.carried.filter(([name]) => name !== "timezone");
  return html`${heading}
    <form method="get" action="${path}">
      ${hiddenFields([...carried, ["timezone", timeZone]])}
      <ul class="times">
        ${startsMs.map((startMs) => {
          const clock = localClock(startMs, timeZone);
          return html`<li>
            <button
              type="submit"
              formaction="${path}/${formatSecond(startMs)}"
              data-start-time="${formatSecond(startMs)}"
              aria-label="${clock}, ${localDay(startMs, timeZone)}"
            >
              <span>${clock}</span>
            </button>
          </li>`;
        })}
      </ul>
    </form>`;
}

/** `14:00 – 15:00, Monday 2 March 2026 (Europe/Berlin)`. */
export function describeTime(startMs: number, endMs: number, timeZone: string): string {
  const clock = `${localClock(startMs, timeZone)} – ${localClock(endMs, timeZone)}`;
  return `${clock}, ${localDay(startMs, timeZone)} (${timeZone.replaceAll("_", " ")})`;
}
