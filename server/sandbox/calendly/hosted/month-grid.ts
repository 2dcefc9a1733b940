import { html, raw } from "hono/html";
import type { Html } from "./page-layout.ts";

/** As Calendly in English: the week begins on Sunday. */
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

interface Month {
  /** `YYYY-MM`, as the two between which one can go. */
  month: string;
  firstMonth: string;
  lastMonth: string;
  openDate: string | null;
  today: string;
  /** The free times by date (`YYYY-MM-DD`). */
  days: ReadonlyMap<string, readonly number[]>;
  hrefOf: (changes: { month: string; date?: string }) => string;
}

function utc(month: string, day: number): Date {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, day));
}

function nameOf(month: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });
  return format.format(utc(month, 1));
}

function neighbour(month: string, months: 1 | -1): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks of a month, from Sunday; null for the days of its neighbours. */
function weeksOf(month: string): (string | null)[][] {
  const before = utc(month, 1).getUTCDay();
  const length = utc(neighbour(month, 1), 0).getUTCDate();
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, index) => {
    const day = index - before + 1;
    return day < 1 || day > length ? null : `${month}-${String(day).padStart(2, "0")}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function dayCell(date: string | null, { month, openDate, today, days, hrefOf }: Month): Html {
  if (date === null) return html`<td></td>`;
  const day = Number(date.slice(8));
  const free = days.get(date)?.length ?? 0;
  const todayMark = date === today ? html` class="today"` : "";
  if (free === 0) return html`<td${todayMark}><span class="soft">${day}</span></td>`;
  const weekday = WEEKDAYS[utc(month, day).getUTCDay()] ?? "";
  const label = `${weekday} ${day} ${nameOf(month)}, ${free} free ${free === 1 ? "time" : "times"}`;
  return html`<td${todayMark}>
    <a
      href="${hrefOf({ month, date })}"
      data-date="${date}"
      aria-label="${label}"
      ${date === openDate ? raw('aria-current="date"') : ""}
      >${day}</a
    >
  </td>`;
}

/** A month as a table: days with free times are links, the open one is marked. */
export function monthGrid(shown: Month): Html {
  const { month, firstMonth, lastMonth, days, hrefOf } = shown;
  const [previous, next] = [neighbour(month, -1), neighbour(month, 1)];
  const weeks = weeksOf(month);
  const isEmpty = !weeks.flat().some((date) => date !== null && days.has(date));
  return html`<section aria-labelledby="month">
    <div class="month">
      <h2 id="month" data-month="${month}">${nameOf(month)}</h2>
      <nav aria-label="Months">
        ${
          month > firstMonth
            ? html`<a
                href="${hrefOf({ month: previous })}"
                rel="prev"
                aria-label="Previous month: ${nameOf(previous)}"
                >‹</a
              >`
            : ""
        }
        ${
          month < lastMonth
            ? html`<a href="${hrefOf({ month: next })}" rel="next" aria-label="Next month: ${nameOf(next)}"
                >›</a
              >`
            : ""
        }
      </nav>
    </div>
    <table aria-labelledby="month">
      <thead>
        <tr>
          ${WEEKDAYS.map((name) => html`<th scope="col" abbr="${name}" class="soft">${name.slice(0, 3)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map((date) => dayCell(date, shown))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${isEmpty ? html`<p class="soft none">There are no free times in ${nameOf(month)}.</p>` : ""}
  </section>`;
}

/** Arrows go from free day to free day, Page Up and Page Down from month to month. Without scripts Tab does. */
export function monthKeysScript(): Html {
  return html`<script>
    ${raw(`document.querySelector("table").addEventListener("keydown", (event) => {
  const days = [...document.querySelectorAll("[data-date]")];
  const at = days.indexOf(document.activeElement);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const column = (day) => day.parentElement.cellIndex;
  const sameColumn = (day) => column(day) === column(days[at]);
  const found = {
    ArrowRight: () => days[at + 1],
    ArrowLeft: () => days[at - 1],
    ArrowDown: () => days.slice(at + 1).find(sameColumn),
    ArrowUp: () => days.slice(0, at).findLast(sameColumn),
    Home: () => days[0],
    End: () => days.at(-1),
  }[event.key];
  const link = { PageUp: "a[rel=prev]", PageDown: "a[rel=next]" }[event.key];
  if (found === undefined && link === undefined) return;
  event.preventDefault();
  if (found === undefined) document.querySelector(link)?.click();
  else found()?.focus();
});`)};
  </script>`;
}
