import type { RunningCalendly } from "../start-calendly.ts";

/** The instants of the time buttons on a page, in order. */
export function startTimes(html: string): string[] {
  return [...html.matchAll(/<button[^>]*data-start-time="([^"]+)"/g)].map(([, instant = ""]) => instant);
}

/** The days with free times on a page, in order: `2026-12-01`. */
export function freeDays(html: string): string[] {
  return [...html.matchAll(/data-date="([^"]+)"/g)].map(([, date = ""]) => date);
}

/** The address of a page with a day open. */
export function withDay(path: string, date: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}month=${date.slice(0, 7)}&date=${date}`;
}

/** The address of the next month, as its link says it; null where there is none. */
export function nextMonth(html: string): string | null {
  return /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? null;
}

/** A page open at its first whole day, which is its second with free times. */
export async function openWholeDay(calendly: RunningCalendly, path: string): Promise<string> {
  const { html } = await calendly.page(path);
  const next = nextMonth(html);
  const days = [...freeDays(html), ...(next === null ? [] : freeDays((await calendly.page(next)).html))];
  if (days[1] === undefined) throw new Error(`no whole day on ${path}`);
  return (await calendly.page(withDay(path, days[1]))).html;
}

/** The free times of that day, in order. */
export async function wholeDayTimes(calendly: RunningCalendly, path: string): Promise<string[]> {
  return startTimes(await openWholeDay(calendly, path));
}

/** The first of them. */
export async function firstTime(calendly: RunningCalendly, path: string): Promise<string> {
  const [time] = await wholeDayTimes(calendly, path);
  if (time === undefined) throw new Error(`no time on ${path}`);
  return time;
}
