import type { Selectable } from "kysely";
import { ALL } from "../../server/domain/funnel/funnel-cells.ts";
import type { FunnelCount } from "../../server/domain/funnel/funnel-figures.ts";
import type { FunnelFilters, FunnelPeriod } from "../../server/domain/funnel/funnel-report.ts";
import { spansOf } from "../../server/domain/funnel/funnel-period.ts";
import { FUNNEL_STEPS, type FunnelStep } from "../../server/domain/funnel/funnel-steps.ts";
import type { TimeHistogram } from "../../server/domain/funnel/time-histogram.ts";
import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import type { FunnelCountTable } from "../core/tables/funnel-tables.ts";
import type { Queryable } from "../core/open-database.ts";
import { readOneOf } from "../core/read-column.ts";
import { FUNNEL_OUTCOMES } from "./counted-bookings.ts";

/** Whose figures, of when and of what. Of all builders there are none by session type. */
export interface FigureKey {
  /** Null: all builders. */
  readonly builderId: BuilderId | null;
  readonly period: FunnelPeriod;
  readonly filters: FunnelFilters;
}

function toCount({
  step,
  outcome,
  count,
}: Pick<Selectable<FunnelCountTable>, "step" | "outcome"> & {
  readonly count: number | string;
}): FunnelCount {
  return {
    step: readOneOf(FUNNEL_STEPS, step),
    outcome: readOneOf(FUNNEL_OUTCOMES, outcome),
    count: Number(count),
  };
}

/** What has become of the bookings, by source; those of all sources together are under `ALL`. The key's source restricts nothing. */
export async function readCountsBySource(
  db: Queryable,
  { builderId, period, filters }: FigureKey,
): Promise<Map<string, FunnelCount[]>> {
  const rows = await db
    .selectFrom("funnel_count")
    .select(({ fn }) => ["source", "step", "outcome", fn.sum<number | string>("count").as("count")])
    .where("builder_id", "=", builderId ?? ALL)
    .where("span", "in", spansOf(period))
    .where("session_type_id", "=", filters.sessionTypeId ?? ALL)
    .groupBy(["source", "step", "outcome"])
    .execute();
  return grouped(rows, ({ source }) => source);
}

/** The same by session type, those of the key's source. The key's session type restricts nothing. */
export async function readCountsBySessionType(
  db: Queryable,
  { builderId, period, filters }: FigureKey,
): Promise<Map<SessionTypeId, FunnelCount[]>> {
  const rows = await db
    .selectFrom("funnel_count")
    .select(({ fn }) => ["session_type_id", "step", "outcome", fn.sum<number | string>("count").as("count")])
    .where("builder_id", "=", builderId ?? ALL)
    .where("span", "in", spansOf(period))
    .where("session_type_id", "<>", ALL)
    .where("source", "=", filters.source ?? ALL)
    .groupBy(["session_type_id", "step", "outcome"])
    .execute();
  return grouped(rows, ({ session_type_id }) => session_type_id as SessionTypeId);
}

function grouped<Key, Row extends Parameters<typeof toCount>[0]>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Map<Key, FunnelCount[]> {
  const groups = new Map<Key, FunnelCount[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), toCount(row)]);
  return groups;
}

/** How long the steps took. */
export async function readTimes(
  db: Queryable,
  { builderId, period, filters }: FigureKey,
): Promise<Map<FunnelStep, TimeHistogram>> {
  const rows = await db
    .selectFrom("funnel_time")
    .select(({ fn }) => ["step", "bucket", fn.sum<number | string>("count").as("count")])
    .where("builder_id", "=", builderId ?? ALL)
    .where("session_type_id", "=", filters.sessionTypeId ?? ALL)
    .where("source", "=", filters.source ?? ALL)
    .where("span", "in", spansOf(period))
    .groupBy(["step", "bucket"])
    .execute();
  const times = new Map<FunnelStep, Map<number, number>>();
  for (const { step, bucket, count } of rows) {
    const name = readOneOf(FUNNEL_STEPS, step);
    const histogram = times.get(name) ?? new Map<number, number>();
    times.set(name, histogram.set(bucket, Number(count)));
  }
  return times;
}

/** How many bookings of each day came to which step and no further. */
export async function readCountsByDay(
  db: Queryable,
  { builderId, period, filters }: FigureKey,
): Promise<Map<string, { readonly step: FunnelStep; readonly count: number }[]>> {
  const rows = await db
    .selectFrom("funnel_count")
    .select(({ fn }) => ["span", "step", fn.sum<number | string>("count").as("count")])
    .where("builder_id", "=", builderId ?? ALL)
    .where("span", ">=", period.from)
    .where("span", "<=", period.until)
    // Days alone: months stand between them.
    .where("span", "like", "____-__-__")
    .where("session_type_id", "=", filters.sessionTypeId ?? ALL)
    .where("source", "=", filters.source ?? ALL)
    .groupBy(["span", "step"])
    .execute();
  const days = new Map<string, { readonly step: FunnelStep; readonly count: number }[]>();
  for (const { span, step, count } of rows) {
    const counted = { step: readOneOf(FUNNEL_STEPS, step), count: Number(count) };
    days.set(span, [...(days.get(span) ?? []), counted]);
  }
  return days;
}
