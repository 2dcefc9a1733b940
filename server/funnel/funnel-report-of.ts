import { findBuilder } from "../../db/builders/builders.ts";
import { listFreeTimes } from "../../db/builders/free-times.ts";
import { listSessionTypesEver } from "../../db/builders/session-types.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import {
  readCountsByDay,
  readCountsBySessionType,
  readCountsBySource,
  readTimes,
  type FigureKey,
} from "../../db/funnel/funnel-figures.ts";
import { readFunnelProgress } from "../../db/funnel/funnel-progress.ts";
import { findFirstCountedDay, listViews, type DailyViews } from "../../db/funnel/funnel-views.ts";
import { findFindings, STARTS_MIN } from "../domain/funnel/find-findings.ts";
import { ALL } from "../domain/funnel/funnel-cells.ts";
import {
  NO_FIGURES,
  reachedOf,
  sumOf,
  type FunnelCount,
  type FunnelFigures,
} from "../domain/funnel/funnel-figures.ts";
import { daysBetween, daysOf, periodBefore } from "../domain/funnel/funnel-period.ts";
import type { FunnelDay, FunnelReport } from "../domain/funnel/funnel-report.ts";
import { SOURCES_ELSEWHERE } from "../domain/funnel/funnel-source.ts";
import { FIRST_STEP_OF_BOOKING, positionOf, type FunnelStep } from "../domain/funnel/funnel-steps.ts";
import { viewOfFreeTimes } from "../domain/offer/free-times.ts";
import { localDate } from "../domain/values/calendar-days.ts";
import type { SessionTypeId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import { lossesOfFigures, stepsOfFigures } from "../domain/funnel/report-of-figures.ts";

export type FunnelAsked = FigureKey;

/** The funnel of a builder, or of all, from the sums alone: no booking is read, however many there are. `at`: now. */
export async function funnelReportOf(db: Queryable, asked: FunnelAsked, at: Instant): Promise<FunnelReport> {
  const { builderId, period, filters } = asked;
  const now = await figuresOf(db, asked);
  const before = await figuresOf(db, { ...asked, period: periodBefore(period) });
  const { countedUntil } = await readFunnelProgress(db);
  const since = await findFirstCountedDay(db, builderId);
  // Histories may just be counted anew, the oldest first.
  const isBeforeWhole =
    since !== null &&
    since < periodBefore(period).from &&
    (countedUntil === null || countedUntil.slice(0, since.length) > periodBefore(period).until);
  const sessionTypes = await sessionTypesOf(db, asked);
  const begun = reachedOf(now.figures.counts, FIRST_STEP_OF_BOOKING);
  return {
    builderId,
    filters,
    period,
    periodBefore: periodBefore(period),
    isBeforeWhole,
    steps: stepsOfFigures(now.figures, before.figures),
    codes: { ...now.figures.codes, before: before.figures.codes },
    losses: lossesOfFigures(now.figures, before.figures),
    findings: findFindings({
      now: now.figures,
      before: isBeforeWhole ? before.figures : NO_FIGURES,
      // A group is compared with the rest, of which a filter leaves nothing.
      sessionTypes:
        filters.sessionTypeId === null ? sessionTypes.filter(({ counts }) => counts.length > 0) : [],
      sources: filters.source === null ? now.bySource : [],
      nextFreeInDays: await nextFreeInDays(db, asked, sessionTypes, at),
    }),
    hasEnough: begun >= STARTS_MIN,
    days: await dailyOf(db, asked, now.views),
    choices: {
      sessionTypes: sessionTypes.map(({ id, name }) => ({ id, name })),
      sources: [...new Set([...now.sources, ...before.sources])].sort(),
    },
    countedUntil,
  };
}

interface PeriodFigures {
  readonly figures: FunnelFigures;
  readonly views: readonly DailyViews[];
  readonly bySource: readonly { readonly source: string; readonly counts: readonly FunnelCount[] }[];
  readonly sources: readonly string[];
}

async function figuresOf(db: Queryable, key: FigureKey): Promise<PeriodFigures> {
  const { builderId, period, filters } = key;
  const allViews = await listViews(db, builderId, period);
  const counted = allViews.filter(({ source }) => filters.source === null || source === filters.source);
  const ofPage = (page: DailyViews["page"]) => counted.filter((one) => one.page === page);
  const views = ofPage("profile");
  const counts = await readCountsBySource(db, key);
  const bySource = [...counts].flatMap(([source, of]) => (source === ALL ? [] : [{ source, counts: of }]));
  const isAsked = (source: string) => filters.source === null || filters.source === source;
  return {
    figures: {
      views: sumOf(views),
      codes: { code_asked: sumOf(ofPage("code_asked")), code_entered: sumOf(ofPage("code_entered")) },
      counts: counts.get(filters.source ?? ALL) ?? [],
      countsElsewhere: SOURCES_ELSEWHERE.filter(isAsked).flatMap((source) => counts.get(source) ?? []),
      times: await readTimes(db, key),
    },
    views,
    bySource,
    sources: [...allViews.map(({ source }) => source), ...bySource.map(({ source }) => source)],
  };
}

/** Every session type that the builder ever had, with what has become of its bookings; those of all builders have none. */
async function sessionTypesOf(db: Queryable, key: FigureKey) {
  if (key.builderId === null) return [];
  const counts = await readCountsBySessionType(db, key);
  const sessionTypes = await listSessionTypesEver(db, key.builderId);
  return sessionTypes
    .filter(({ id, archivedAt }) => archivedAt === null || counts.has(id))
    .map(({ id, name, archivedAt }) => ({
      id,
      name,
      isOnSale: archivedAt === null,
      counts: counts.get(id) ?? [],
    }));
}

/**
 * Days on the builder's calendar until the next time that is known to be free, of the session types asked about: 0 is today. Null where none is known, and
 * for all builders together.
 */
async function nextFreeInDays(
  db: Queryable,
  { builderId, filters }: FigureKey,
  sessionTypes: readonly { readonly id: SessionTypeId; readonly isOnSale: boolean }[],
  at: Instant,
): Promise<number | null> {
  const builder = builderId === null ? null : await findBuilder(db, builderId);
  if (builder === null) return null;
  const isAsked = (id: SessionTypeId) => filters.sessionTypeId === null || filters.sessionTypeId === id;
  const ids = sessionTypes.filter(({ id, isOnSale }) => isOnSale && isAsked(id)).map(({ id }) => id);
  const kept = await listFreeTimes(db, ids);
  const [next] = [...kept.values()].flatMap((known) => viewOfFreeTimes(known, at).times.slice(0, 1)).sort();
  if (next === undefined) return null;
  return daysBetween(localDate(at, builder.timeZone), localDate(next, builder.timeZone));
}

async function dailyOf(db: Queryable, key: FigureKey, views: PeriodFigures["views"]): Promise<FunnelDay[]> {
  const byDay = await readCountsByDay(db, key);
  const seen = new Map<string, number>();
  for (const { day, count } of views) seen.set(day, count + (seen.get(day) ?? 0));
  return daysOf(key.period).map((day) => {
    const counts = byDay.get(day) ?? [];
    const reached = (step: FunnelStep) =>
      sumOf(counts.filter((one) => positionOf(one.step) >= positionOf(step)));
    return { day, seen: seen.get(day) ?? 0, begun: reached(FIRST_STEP_OF_BOOKING), paid: reached("paid") };
  });
}
