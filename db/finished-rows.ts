import type { EffectType } from "../server/domain/booking-effect.ts";
import type { Instant } from "../server/domain/instant.ts";
import type { Queryable } from "./open-database.ts";

/**
 * What is done is forgotten in the end. These go through a queue batch by batch, in the order of its primary key: each batch is one short
 * statement or two, so that nobody waits for the writer, and no index has to be kept for it. Each answers with where the next batch begins,
 * null when there is none. Rows still open, or given up, stay.
 */

/**
 * The only orders that are forgotten. One about money is how a refund or a checkout is recognised as ours, and a new type stays until
 * somebody has thought about it.
 */
const FORGETTABLE_EFFECTS = [
  "tell",
  "remindToPay",
  "releaseTime",
  "createSchedulingLink",
  "declineInvitee",
] as const satisfies readonly EffectType[];

/**
 * Deletes the completed deliveries of one batch that were completed before `completedBefore`, and empties the bodies of those completed
 * before `emptyBefore`: they hold names and addresses. Ends early at deliveries received since then. Start with `after` 0.
 */
export async function forgetDeliveries(
  db: Queryable,
  batch: {
    readonly after: number;
    readonly rowsMax: number;
    readonly completedBefore: Instant;
    readonly emptyBefore: Instant;
  },
): Promise<number | null> {
  const rows = await db
    .selectFrom("inbox")
    .select(["id", "received_at", "completed_at"])
    .select((eb) => eb("body", "=", "").as("is_empty"))
    .where("id", ">", batch.after)
    .orderBy("id")
    .limit(batch.rowsMax)
    .execute();
  const completed = rows.flatMap((row) =>
    row.completed_at === null ? [] : [{ ...row, completedAt: row.completed_at }],
  );
  const old = completed.filter(({ completedAt }) => completedAt < batch.completedBefore);
  const toEmpty = completed.filter(
    ({ completedAt, is_empty }) =>
      completedAt >= batch.completedBefore && completedAt < batch.emptyBefore && !is_empty,
  );
  if (old.length > 0) await db.deleteFrom("inbox").where("id", "in", idsOf(old)).execute();
  if (toEmpty.length > 0)
    await db.updateTable("inbox").set({ body: "" }).where("id", "in", idsOf(toEmpty)).execute();
  const last = rows.at(-1);
  const isThrough =
    last === undefined || rows.length < batch.rowsMax || last.received_at >= batch.emptyBefore;
  return isThrough ? null : last.id;
}

function idsOf(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}

/** Deletes the orders of one batch that were completed before `completedBefore` and are not about money. Start with `after` "". */
export async function forgetEffects(
  db: Queryable,
  batch: { readonly after: string; readonly rowsMax: number; readonly completedBefore: Instant },
): Promise<string | null> {
  const rows = await db
    .selectFrom("outbox")
    .select(["key", "type", "completed_at"])
    .where("key", ">", batch.after)
    .orderBy("key")
    .limit(batch.rowsMax)
    .execute();
  const old = rows.filter(
    ({ type, completed_at }) =>
      completed_at !== null && completed_at < batch.completedBefore && isForgettable(type),
  );
  if (old.length > 0) {
    const keys = old.map(({ key }) => key);
    await db.deleteFrom("outbox").where("key", "in", keys).execute();
  }
  const last = rows.at(-1);
  return last === undefined || rows.length < batch.rowsMax ? null : last.key;
}

function isForgettable(type: string): boolean {
  return FORGETTABLE_EFFECTS.some((forgettable) => forgettable === type);
}

/**
 * Empties the requests of up to `rowsMax` orders that were given before `orderedBefore` and carried out or dropped: they hold names and
 * addresses. What they were stays as a digest. Returns how many there were.
 */
export async function emptyRequests(
  db: Queryable,
  batch: { readonly rowsMax: number; readonly orderedBefore: Instant },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ request_json: null })
    .where("key", "in", (eb) =>
      eb
        .selectFrom("outbox")
        .select("key")
        .where("request_json", "is not", null)
        .where("completed_at", "is not", null)
        .where("created_at", "<", batch.orderedBefore)
        .limit(batch.rowsMax),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
