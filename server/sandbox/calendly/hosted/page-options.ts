import type { CalendlyState, EventType, Tracking } from "../state/calendly-state.ts";
import { mustGet } from "../state/calendly-state.ts";
import { durationsOf } from "../state/event-duration.ts";
import { isTimeZone } from "../state/time-zone.ts";

const UTM = ["utm_campaign", "utm_source", "utm_medium", "utm_content", "utm_term"] as const;

/** Parameters that belong to one step of a page and do not travel to the next. */
const STEP_PARAMETERS = new Set(["date", "month"]);

/** What a hosted page reads from its own URL, as the embed documents it. */
export interface PageOptions {
  /** Everything but the step's own parameters: what links and forms carry on. */
  carried: [string, string][];
  timeZone: string;
  /** True when the URL, and not the host's account, chose the zone. */
  timeZoneChosen: boolean;
  /** The duration chosen, in minutes, or null when none was that is offered. */
  durationMinutes: number | null;
  /** `YYYY-MM-DD`, the day that is open; null for none. */
  date: string | null;
  /** `YYYY-MM`, the month that is shown; null for that of the day, or of the first free time. */
  month: string | null;
  /** Only with `embed_domain` does the page talk to the window around it. */
  embedded: boolean;
  hideDetails: boolean;
  hideCookieNote: boolean;
  colors: { background: string | null; text: string | null; primary: string | null };
  prefill: { name: string; email: string; guests: string; location: string; answers: string[] };
  tracking: Tracking;
}

function color(query: URLSearchParams, name: string): string | null {
  const value = query.get(name) ?? "";
  return /^[0-9a-f]{6}$/i.test(value) ? `#${value}` : null;
}

/** Tracking from a query; what is absent or empty is null. */
function readTracking(query: URLSearchParams): Tracking {
  const [utm_campaign, utm_source, utm_medium, utm_content, utm_term] = UTM.map(
    (name) => query.get(name)?.slice(0, 255) || null,
  ) as [string | null, string | null, string | null, string | null, string | null];
  const salesforce_uuid = query.get("salesforce_uuid") || null;
  return { utm_campaign, utm_source, utm_medium, utm_content, utm_term, salesforce_uuid };
}

/** A day of the calendar; what is none (`2026-02-30`) counts as not said. */
function dayOf(text: string): string | null {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const asUtc = isDate ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  // Some engines take the 30th of February for the 2nd of March.
  return !Number.isNaN(asUtc.getTime()) && asUtc.toISOString().startsWith(text) ? text : null;
}

/** Reads a page's options; what it does not understand it ignores, as the real pages do. */
export function readPageOptions(
  state: CalendlyState,
  eventType: EventType,
  query: URLSearchParams,
): PageOptions {
  const chosen = query.get("timezone") ?? "";
  const timeZoneChosen = isTimeZone(chosen);
  const minutes = Number(query.get("duration") ?? NaN);
  const fullName = [query.get("first_name"), query.get("last_name")].filter(Boolean).join(" ");
  return {
    carried: [...query].filter(([name]) => !STEP_PARAMETERS.has(name)),
    timeZone: timeZoneChosen ? chosen : mustGet(state.accounts, eventType.accountUuid).timeZone,
    timeZoneChosen,
    durationMinutes: durationsOf(eventType).includes(minutes) ? minutes : null,
    date: dayOf(query.get("date") ?? ""),
    month: dayOf(`${query.get("month") ?? ""}-01`)?.slice(0, 7) ?? null,
    embedded: (query.get("embed_domain") ?? "") !== "",
    hideDetails: query.get("hide_event_type_details") === "1",
    hideCookieNote: query.get("hide_gdpr_banner") === "1",
    colors: {
      background: color(query, "background_color"),
      text: color(query, "text_color"),
      primary: color(query, "primary_color"),
    },
    prefill: {
      name: query.get("name") ?? fullName,
      email: query.get("email") ?? "",
      guests: query.get("guests") ?? "",
      location: query.get("location") ?? "",
      answers: Array.from({ length: 10 }, (_, index) => query.get(`a${index + 1}`) ?? ""),
    },
    tracking: readTracking(query),
  };
}

/** `?a=1&b=2` from what is carried, with some parameters replaced (or, when null, left out). */
export function carriedQuery(options: PageOptions, changes: Record<string, string | null> = {}): string {
  const query = new URLSearchParams(options.carried.filter(([name]) => !(name in changes)));
  for (const [name, value] of Object.entries(changes)) if (value !== null) query.set(name, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** The step's own parameters, for forms that lead back to it. */
export function stepFields({ month, date }: Pick<PageOptions, "month" | "date">): [string, string][] {
  const fields: [string, string | null][] = [
    ["month", month],
    ["date", date],
  ];
  return fields.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]));
}
