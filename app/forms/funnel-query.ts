import { daysBetween, PERIOD_DAYS_MAX } from "../../server/domain/funnel/funnel-period.ts";
import type { FunnelFilters, FunnelPeriod } from "../../server/domain/funnel/funnel-report.ts";
import { isDay } from "../../server/domain/values/calendar-days.ts";
import { isSessionTypeId } from "../../server/domain/values/ids.ts";

/** The periods that one can choose, in days that end today. */
export const PERIOD_DAYS = [7, 28, 90, 365] as const;
const DAYS_AT_FIRST = 28;

/** The value of the choice for days of one's own. */
export const OWN_DAYS = "own";

/** What the address of a funnel's page asks for. */
export interface FunnelAsked extends FunnelFilters {
  readonly days: number;
  /** Days of one's own, which then count; null for the last so many. */
  readonly between: FunnelPeriod | null;
  /** Whether days of one's own were asked for that cannot be used: those at first are shown in their place. */
  readonly isUnclear: boolean;
}

/** Reads the page's address. What it does not know it leaves out. */
export function readFunnelQuery(query: URLSearchParams): FunnelAsked {
  const period = query.get("period");
  const between = period === OWN_DAYS ? ownDaysIn(query) : null;
  const sessionTypeId = query.get("session") ?? "";
  const source = (query.get("source") ?? "").slice(0, 100);
  return {
    days: PERIOD_DAYS.find((days) => String(days) === period) ?? DAYS_AT_FIRST,
    between,
    isUnclear: period === OWN_DAYS && between === null,
    sessionTypeId: isSessionTypeId(sessionTypeId) ? sessionTypeId : null,
    source: source === "" ? null : source,
  };
}

/** The query of the same figures, for a link. */
export function funnelQueryOf(
  { days, between, sessionTypeId, source }: Omit<FunnelAsked, "isUnclear">,
  builder = "",
): string {
  return new URLSearchParams({
    ...(between === null
      ? { period: String(days) }
      : { period: OWN_DAYS, from: between.from, until: between.until }),
    ...(sessionTypeId !== null && { session: sessionTypeId }),
    ...(source !== null && { source }),
    ...(builder !== "" && { builder }),
  }).toString();
}

function ownDaysIn(query: URLSearchParams): FunnelPeriod | null {
  const [from, until] = [query.get("from") ?? "", query.get("until") ?? ""];
  if (!isDay(from) || !isDay(until) || from > until) return null;
  return daysBetween(from, until) < PERIOD_DAYS_MAX ? { from, until } : null;
}
