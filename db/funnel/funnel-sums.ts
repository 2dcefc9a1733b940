import { sql } from "kysely";
import type { FunnelOutcome } from "../../server/domain/funnel/funnel-figures.ts";
import { cellsOf, type FunnelCell, type FunnelPlace } from "../../server/domain/funnel/funnel-cells.ts";
import type { FunnelStep } from "../../server/domain/funnel/funnel-steps.ts";
import type { Queryable } from "../core/open-database.ts";

/** 80 rows of eight values: SQLite takes so many in one statement anywhere. */
const ROWS_PER_STATEMENT = 80;

/** What changes in the sums: gathered by cell, so that bookings of one day are one row. */
export interface FunnelChange {
  count(
    place: FunnelPlace,
    what: { readonly step: FunnelStep; readonly outcome: FunnelOutcome },
    by: number,
  ): void;
  time(place: FunnelPlace, what: { readonly step: FunnelStep; readonly bucket: number }, by: number): void;
  /** Writes it all. Part of a transaction where it must not be seen in part. */
  write(db: Queryable): Promise<void>;
}

export function newFunnelChange(): FunnelChange {
  const counts = new Map<
    string,
    FunnelCell & { readonly step: string; readonly outcome: string; count: number }
  >();
  const times = new Map<
    string,
    FunnelCell & { readonly step: string; readonly bucket: number; count: number }
  >();
  return {
    count(place, { step, outcome }, by) {
      for (const cell of cellsOf(place)) add(counts, { ...cell, step, outcome }, by);
    },
    time(place, { step, bucket }, by) {
      for (const cell of cellsOf(place)) add(times, { ...cell, step, bucket }, by);
    },
    async write(db) {
      await writeCounts(
        db,
        [...counts.values()].filter(({ count }) => count !== 0),
      );
      await writeTimes(
        db,
        [...times.values()].filter(({ count }) => count !== 0),
      );
    },
  };
}

function add<Row extends FunnelCell & { count: number }>(
  rows: Map<string, Row>,
  row: Omit<NoInfer<Row>, "count">,
  by: number,
): void {
  const key = Object.values(row).join(" ");
  const known = rows.get(key);
  if (known === undefined) rows.set(key, { ...row, count: by } as Row);
  else known.count += by;
}

/** In one order everywhere, so that two transactions never wait for each other. */
function inOrder<Row extends FunnelCell>(rows: readonly Row[]): Row[] {
  const keyOf = (row: Row) => Object.values(row).slice(0, -1).join(" ");
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ row }) => row);
}

async function writeCounts(
  db: Queryable,
  rows: readonly (FunnelCell & { readonly step: string; readonly outcome: string; readonly count: number })[],
): Promise<void> {
  const values = inOrder(rows).map(({ builderId, sessionTypeId, source, span, step, outcome, count }) => ({
    builder_id: builderId,
    session_type_id: sessionTypeId,
    ...{ source, span, step, outcome, count },
  }));
  for (let from = 0; from < values.length; from += ROWS_PER_STATEMENT) {
    await db
      .insertInto("funnel_count")
      .values(values.slice(from, from + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict
          .columns(["builder_id", "span", "session_type_id", "source", "step", "outcome"])
          .doUpdateSet((set) => ({
            count: sql<number>`funnel_count.count + ${set.ref("excluded.count")}`,
          })),
      )
      .execute();
  }
}

async function writeTimes(
  db: Queryable,
  rows: readonly (FunnelCell & { readonly step: string; readonly bucket: number; readonly count: number })[],
): Promise<void> {
  const values = inOrder(rows).map(({ builderId, sessionTypeId, source, span, step, bucket, count }) => ({
    builder_id: builderId,
    session_type_id: sessionTypeId,
    ...{ source, span, step, bucket, count },
  }));
  for (let from = 0; from < values.length; from += ROWS_PER_STATEMENT) {
    await db
      .insertInto("funnel_time")
      .values(values.slice(from, from + ROWS_PER_STATEMENT))
      .onConflict((conflict) =>
        conflict
          .columns(["builder_id", "session_type_id", "source", "span", "step", "bucket"])
          .doUpdateSet((set) => ({
            count: sql<number>`funnel_time.count + ${set.ref("excluded.count")}`,
          })),
      )
      .execute();
  }
}
