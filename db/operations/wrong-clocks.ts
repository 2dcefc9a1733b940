import { CLOCK_PROVIDERS, type WrongClock } from "../../server/domain/providers/clock-difference.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readOneOf } from "../core/read-column.ts";

/** Every clock of ours that is recorded as wrong, the longest first. */
export async function listWrongClocks(db: Queryable): Promise<WrongClock[]> {
  const rows = await db
    .selectFrom("wrong_clock")
    .selectAll()
    .orderBy("since_at")
    .orderBy("process_id")
    .orderBy("provider")
    .execute();
  return rows.map((row) => ({
    processId: row.process_id,
    host: row.host,
    provider: readOneOf(CLOCK_PROVIDERS, row.provider),
    seconds: row.difference_seconds,
    since: instant(row.since_at),
    measuredAt: instant(row.measured_at),
  }));
}

/** Records it, or renews the record: one row for each process and provider. */
export async function writeWrongClock(db: Queryable, clock: WrongClock): Promise<void> {
  const { processId, provider, host, seconds, since, measuredAt } = clock;
  const now = {
    host,
    difference_seconds: Math.round(seconds),
    since_at: since,
    measured_at: measuredAt,
  };
  await db
    .insertInto("wrong_clock")
    .values({ process_id: processId, provider, ...now })
    .onConflict((conflict) => conflict.columns(["process_id", "provider"]).doUpdateSet(now))
    .execute();
}

/** Deletes the record, unless it was renewed since it was read. Safe to repeat. */
export async function deleteWrongClock(
  db: Queryable,
  { processId, provider, measuredAt }: Pick<WrongClock, "processId" | "provider" | "measuredAt">,
): Promise<void> {
  await db
    .deleteFrom("wrong_clock")
    .where("process_id", "=", processId)
    .where("provider", "=", provider)
    .where("measured_at", "=", measuredAt)
    .execute();
}
