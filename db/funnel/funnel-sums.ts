import { sql, type CompiledQuery } from "kysely";
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

/** What changes in one cell. By step: the change of each outcome, and of each bucket of its times. */
interface CellChange {
  readonly cell: FunnelCell;
  readonly counts: Map<FunnelStep, Map<FunnelOutcome, number>>;
  readonly times: Map<FunnelStep, Map<number, number>>;
}

export function newFunnelChange(): FunnelChange {
  const cells = new Map<string, CellChange>();
  /** Bookings of a day mostly share their place: its cells are looked up once. */
  const cellsByPlace = new Map<string, readonly CellChange[]>();

  function cellsAt(place: FunnelPlace): readonly CellChange[] {
    const key = keyOf(place.builderId, place.day, place.sessionTypeId, place.source);
    const known = cellsByPlace.get(key);
    if (known !== undefined) return known;
    const found = cellsOf(place).map((cell) => {
      const cellKey = keyOf(cell.builderId, cell.span, cell.sessionTypeId, cell.source);
      const change = cells.get(cellKey) ?? { cell, counts: new Map(), times: new Map() };
      cells.set(cellKey, change);
      return change;
    });
    cellsByPlace.set(key, found);
    return found;
  }

  return {
    count(place, { step, outcome }, by) {
      for (const { counts } of cellsAt(place)) add(counts, step, outcome, by);
    },
    time(place, { step, bucket }, by) {
      for (const { times } of cellsAt(place)) add(times, step, bucket, by);
    },
    async write(db) {
      // In one order everywhere, that of the key, so that two transactions never wait for each other and the database writes side by side.
      const changes = [...cells].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change);
      await writeCounts(db, changes);
      await writeTimes(db, changes);
    },
  };
}

function keyOf(builderId: string, span: string, sessionTypeId: string, source: string): string {
  return `${builderId} ${span} ${sessionTypeId} ${source}`;
}

function add<What>(
  changes: Map<FunnelStep, Map<What, number>>,
  step: FunnelStep,
  what: What,
  by: number,
): void {
  let ofStep = changes.get(step);
  if (ofStep === undefined) changes.set(step, (ofStep = new Map<What, number>()));
  ofStep.set(what, by + (ofStep.get(what) ?? 0));
}

async function writeCounts(db: Queryable, changes: readonly CellChange[]): Promise<void> {
  const rows = changes.flatMap(({ cell, counts }) => rowsOf(cell, counts));
  await writeRows(db, rows, (filler) =>
    db
      .insertInto("funnel_count")
      .values(
        filler.map(() => ({
          builder_id: "",
          session_type_id: "",
          source: "",
          span: "",
          step: "",
          outcome: "",
          count: 0,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(["builder_id", "span", "session_type_id", "source", "step", "outcome"])
          .doUpdateSet((set) => ({
            count: sql<number>`funnel_count.count + ${set.ref("excluded.count")}`,
          })),
      )
      .compile(),
  );
}

async function writeTimes(db: Queryable, changes: readonly CellChange[]): Promise<void> {
  const rows = changes.flatMap(({ cell, times }) => rowsOf(cell, times));
  await writeRows(db, rows, (filler) =>
    db
      .insertInto("funnel_time")
      .values(
        filler.map(() => ({
          builder_id: "",
          session_type_id: "",
          source: "",
          span: "",
          step: "",
          bucket: 0,
          count: 0,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(["builder_id", "session_type_id", "source", "span", "step", "bucket"])
          .doUpdateSet((set) => ({
            count: sql<number>`funnel_time.count + ${set.ref("excluded.count")}`,
          })),
      )
      .compile(),
  );
}

type Row = readonly (string | number)[];

/** The cell, the step, what of it, and by how many it changes: the columns of both tables in the order of their statements. */
function rowsOf(
  { builderId, sessionTypeId, source, span }: FunnelCell,
  changes: ReadonlyMap<FunnelStep, ReadonlyMap<string | number, number>>,
): Row[] {
  const rows: Row[] = [];
  for (const [step, ofStep] of inOrder(changes)) {
    for (const [what, by] of inOrder(ofStep))
      if (by !== 0) rows.push([builderId, sessionTypeId, source, span, step, what, by]);
  }
  return rows;
}

function inOrder<Key extends string | number, Value>(
  map: ReadonlyMap<Key, Value>,
): (readonly [Key, Value])[] {
  return map.size < 2 ? [...map] : [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Compiles the statement for as many rows once, and runs it with each lot of them: compiling takes longer than running. */
async function writeRows(
  db: Queryable,
  rows: readonly Row[],
  statementFor: (filler: readonly undefined[]) => CompiledQuery,
): Promise<void> {
  let compiled: CompiledQuery | null = null;
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const some = rows.slice(from, from + ROWS_PER_STATEMENT);
    const parameters = some.flat();
    if (compiled?.parameters.length !== parameters.length) compiled = statementFor(some.map(() => undefined));
    await db.executeQuery({ ...compiled, parameters });
  }
}
