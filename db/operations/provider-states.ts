import { sql, type Selectable } from "kysely";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import type { ProviderStateTable } from "../core/tables/process-tables.ts";
import { readInstantOrNull } from "../core/read-column.ts";

/** How a provider, or one connection to it, stands for every process. */
export interface StoredProviderState {
  readonly subject: string;
  readonly pausedUntil: Instant | null;
  readonly pauses: number;
  readonly limitedUntil: Instant | null;
  readonly rate: {
    readonly callsMax: number;
    readonly callsRemaining: number;
    readonly resetsAt: Instant;
  } | null;
}

function toState(row: Selectable<ProviderStateTable>): StoredProviderState {
  const { calls_max: callsMax, calls_remaining: callsRemaining, resets_at: resetsAt } = row;
  const hasRate = callsMax !== null && callsRemaining !== null && resetsAt !== null;
  return {
    subject: row.subject,
    pausedUntil: readInstantOrNull(row.paused_until_at),
    pauses: row.pauses,
    limitedUntil: readInstantOrNull(row.limited_until_at),
    rate: hasRate ? { callsMax, callsRemaining, resetsAt: instant(resetsAt) } : null,
  };
}

/** Null when nothing was ever written of it. */
export async function findProviderState(db: Queryable, subject: string): Promise<StoredProviderState | null> {
  const row = await db
    .selectFrom("provider_state")
    .selectAll()
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row === undefined ? null : toState(row);
}

/** All that something was written of, by their subjects. */
export async function listProviderStates(db: Queryable): Promise<StoredProviderState[]> {
  const rows = await db.selectFrom("provider_state").selectAll().orderBy("subject").execute();
  return rows.map(toState);
}

/** Pauses it, unless a pause stands at `now` that is not `held`. */
export async function writePause(
  db: Queryable,
  subject: string,
  { until, pauses, held, now }: { until: Instant; pauses: number; held: Instant | null; now: Instant },
): Promise<void> {
  await db
    .insertInto("provider_state")
    .values({ subject, paused_until_at: until, pauses })
    .onConflict((conflict) =>
      conflict
        .column("subject")
        .doUpdateSet({ paused_until_at: until, pauses })
        .where((where) =>
          where.or([
            where("provider_state.paused_until_at", "is", null),
            where("provider_state.paused_until_at", "<=", now),
            ...(held === null ? [] : [where("provider_state.paused_until_at", "=", held)]),
          ]),
        ),
    )
    .execute();
}

/** Whether the pause that ended at `due` was still the one written, and now lasts until then. */
export async function movePause(
  db: Queryable,
  subject: string,
  due: Instant,
  until: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("provider_state")
    .set({ paused_until_at: until })
    .where("subject", "=", subject)
    .where("paused_until_at", "=", due)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function endPause(db: Queryable, subject: string): Promise<void> {
  await db
    .updateTable("provider_state")
    .set({ paused_until_at: null, pauses: 0 })
    .where("subject", "=", subject)
    .where("paused_until_at", "is not", null)
    .execute();
}

/** The latest instant stays. */
export async function writeLimit(db: Queryable, subject: string, until: Instant): Promise<void> {
  await db
    .insertInto("provider_state")
    .values({ subject, limited_until_at: until })
    .onConflict((conflict) =>
      conflict
        .column("subject")
        .doUpdateSet({ limited_until_at: until })
        .where((where) =>
          where.or([
            where("provider_state.limited_until_at", "is", null),
            where("provider_state.limited_until_at", "<", until),
          ]),
        ),
    )
    .execute();
}

/** Of one window the fewest remaining calls stay: answers overtake each other. */
export async function writeRate(
  db: Queryable,
  subject: string,
  { callsMax, callsRemaining, resetsAt }: NonNullable<StoredProviderState["rate"]>,
): Promise<void> {
  const rate = { calls_max: callsMax, calls_remaining: callsRemaining, resets_at: resetsAt };
  await db
    .insertInto("provider_state")
    .values({ subject, ...rate })
    .onConflict((conflict) =>
      conflict
        .column("subject")
        .doUpdateSet(rate)
        .where(
          sql<boolean>`(provider_state.resets_at is null or provider_state.resets_at < ${resetsAt} or provider_state.calls_remaining > ${callsRemaining})`,
        ),
    )
    .execute();
}
