import { sql } from "kysely";
import type { EffectType } from "../../server/domain/booking/booking-effect.ts";
import type { DeliveredObject } from "../../server/domain/providers/delivered-object.ts";
import { findDeliveredObject } from "../../server/domain/providers/delivered-object.schema.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readSource } from "./inbox.ts";

/**
 * Retention: finished rows are deleted, batch by batch: each is one or two short statements, so that the writer is never blocked for long. All
 * deliveries are deleted, in the order of their ids; most effects stay, so that those to delete are found by an index. Open rows and dead letters
 * stay.
 */

/**
 * The only effects that are deleted. By an effect about money a refund or a checkout is recognised as ours, and a new type stays until it is added
 * here.
 */
const FORGETTABLE_EFFECTS = [
  "tell",
  "remindToPay",
  "remindOfSession",
  "releaseTime",
  "createSchedulingLink",
  "declineInvitee",
  "inviteToReview",
] as const satisfies readonly EffectType[];

/**
 * Deletes the completed deliveries of one batch that were completed before `completedBefore`, and empties the bodies of those completed
 * before `emptyBefore`: they hold names and addresses. The id of what each was about is kept, so that it can be replayed. Ends early at deliveries received since then. Start with `after` 0. Answers with where
 * the next batch begins; null when there is none.
 */
export async function deleteOldDeliveries(
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
  if (toEmpty.length > 0) await emptyBodies(db, idsOf(toEmpty));
  const last = rows.at(-1);
  const isThrough =
    last === undefined || rows.length < batch.rowsMax || last.received_at >= batch.emptyBefore;
  return isThrough ? null : last.id;
}

/** The ids come out of the bodies here, where nobody waits for it, and not at the intake. */
async function emptyBodies(db: Queryable, ids: readonly number[]): Promise<void> {
  const bodies = await db
    .selectFrom("inbox")
    .select(["id", "source", "body"])
    .where("id", "in", ids)
    .where("body", "<>", "")
    .execute();
  const objects = bodies.flatMap(({ id, source, body }) => {
    const object = findDeliveredObject({ source: readSource(source), body });
    return object === null ? [] : [{ id, ...object }];
  });
  const kept = (
    column: "object_id" | "payment_intent_id",
    valueOf: (object: DeliveredObject) => string | null,
  ) =>
    objects.length === 0
      ? sql<string | null>`${sql.ref(column)}`
      : sql<string | null>`case id ${sql.join(
          objects.map((object) => sql`when ${object.id} then ${valueOf(object)}`),
          sql` `,
        )} else ${sql.ref(column)} end`;
  await db
    .updateTable("inbox")
    .set({
      body: "",
      object_id: kept("object_id", ({ objectId }) => objectId),
      payment_intent_id: kept("payment_intent_id", ({ paymentIntentId }) => paymentIntentId),
    })
    .where("id", "in", ids)
    .execute();
}

function idsOf(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}

/**
 * Deletes up to `rowsMax` effects that were completed before `completedBefore` and are not about money. Returns how many there were. By an
 * index of what is done: of all the effects that stay, none is read.
 */
export async function deleteOldEffects(
  db: Queryable,
  batch: { readonly rowsMax: number; readonly completedBefore: Instant },
): Promise<number> {
  let deleted = 0;
  for (const type of FORGETTABLE_EFFECTS) {
    const { numDeletedRows } = await db
      .deleteFrom("outbox")
      .where("key", "in", (eb) =>
        eb
          .selectFrom("outbox")
          .select("key")
          .where("type", "=", type)
          .where("completed_at", "is not", null)
          .where("completed_at", "<", batch.completedBefore)
          .limit(batch.rowsMax - deleted),
      )
      .executeTakeFirst();
    deleted += Number(numDeletedRows);
    if (deleted >= batch.rowsMax) break;
  }
  return deleted;
}

/**
 * Empties the requests of up to `rowsMax` effects that were given before `orderedBefore` and carried out or dropped: they hold names and
 * addresses. What they were stays as a digest. Returns how many there were.
 */
export async function emptyRequests(
  db: Queryable,
  batch: { readonly rowsMax: number; readonly insertedBefore: Instant },
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
        .where("created_at", "<", batch.insertedBefore)
        .limit(batch.rowsMax),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
