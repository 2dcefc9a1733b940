import type { BookingId, UserId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Queryable } from "../core/open-database.ts";

/** Whose request it is, for which operation, under which key. */
export interface IdempotencyName {
  readonly caller: UserId;
  readonly operation: string;
  readonly key: string;
}

/** One try of a request. */
export interface IdempotentTry {
  readonly bodySha256: string;
  readonly requestId: string;
  readonly newId: string;
  readonly now: Instant;
  readonly leasedUntil: Instant;
  /** What was first asked before this has lapsed. */
  readonly keptSince: Instant;
}

/**
 * `begun`: to be carried out, with the request id and the new id of its first try. `answered`: `sealedAnswer` is null once it was erased.
 * `in_use`: another try is under way. `reused`: the key stands for another body.
 */
export type BegunRequest =
  | { readonly kind: "begun"; readonly requestId: string; readonly newId: string }
  | { readonly kind: "answered"; readonly status: number; readonly sealedAnswer: string | null }
  | { readonly kind: "in_use" }
  | { readonly kind: "reused" };

/** Begins a request under its key, or says what became of it. Of several at once one begins. */
export async function beginIdempotentRequest(
  db: Queryable,
  name: IdempotencyName,
  { bodySha256, requestId, newId, now, leasedUntil, keptSince }: IdempotentTry,
): Promise<BegunRequest> {
  await db
    .deleteFrom("idempotency_key")
    .where((eb) => eb.and({ ...name }))
    .where("created_at", "<", keptSince)
    .execute();
  const inserted = await db
    .insertInto("idempotency_key")
    .values({
      ...name,
      body_sha256: bodySha256,
      request_id: requestId,
      new_id: newId,
      status: null,
      booking_id: null,
      sealed_answer: null,
      leased_until: leasedUntil,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["caller", "operation", "key"]).doNothing())
    .returning("request_id")
    .executeTakeFirst();
  if (inserted !== undefined) return { kind: "begun", requestId, newId };
  const row = await db
    .selectFrom("idempotency_key")
    .selectAll()
    .where((eb) => eb.and({ ...name }))
    .executeTakeFirst();
  // Lapsed and deleted between the two.
  if (row === undefined) return { kind: "in_use" };
  if (row.body_sha256 !== bodySha256) return { kind: "reused" };
  if (row.status !== null) return { kind: "answered", status: row.status, sealedAnswer: row.sealed_answer };
  if (row.leased_until > now) return { kind: "in_use" };
  // Whoever began it has died, or could not carry it out: one of those who come now goes on.
  const taken = await db
    .updateTable("idempotency_key")
    .set({ leased_until: leasedUntil })
    .where((eb) => eb.and({ ...name, leased_until: row.leased_until }))
    .where("status", "is", null)
    .returning("request_id")
    .executeTakeFirst();
  return taken === undefined
    ? { kind: "in_use" }
    : { kind: "begun", requestId: row.request_id, newId: row.new_id };
}

/** Keeps the answer of a request that was carried out. The first answer stays. */
export async function keepIdempotentAnswer(
  db: Queryable,
  name: IdempotencyName,
  answer: { readonly status: number; readonly sealedAnswer: string; readonly bookingId: BookingId | null },
): Promise<void> {
  await db
    .updateTable("idempotency_key")
    .set({ status: answer.status, sealed_answer: answer.sealedAnswer, booking_id: answer.bookingId })
    .where((eb) => eb.and({ ...name }))
    .where("status", "is", null)
    .execute();
}

/** The request could not be carried out: the next try goes on where this one ended. */
export async function releaseIdempotentRequest(
  db: Queryable,
  name: IdempotencyName,
  leasedUntil: Instant,
  now: Instant,
): Promise<void> {
  await db
    .updateTable("idempotency_key")
    .set({ leased_until: now })
    .where((eb) => eb.and({ ...name, leased_until: leasedUntil }))
    .where("status", "is", null)
    .execute();
}

/** Erases what was answered about these bookings, and to this account. Part of a transaction; safe to call twice. */
export async function eraseIdempotentAnswers(
  tx: Queryable,
  { bookingIds, userId }: { readonly bookingIds: readonly BookingId[]; readonly userId: UserId | null },
): Promise<void> {
  if (userId !== null)
    await tx
      .updateTable("idempotency_key")
      .set({ sealed_answer: null })
      .where("caller", "=", userId)
      .execute();
  await inChunks(bookingIds, async (ids) => {
    await tx
      .updateTable("idempotency_key")
      .set({ sealed_answer: null })
      .where("booking_id", "in", ids)
      .execute();
    return [];
  });
}

/** Deletes some of what was asked before then. Answers with how many. */
export async function deleteOldIdempotencyKeys(
  db: Queryable,
  { rowsMax, createdBefore }: { readonly rowsMax: number; readonly createdBefore: Instant },
): Promise<number> {
  const rows = await db
    .selectFrom("idempotency_key")
    .select(["caller", "operation", "key"])
    .where("created_at", "<", createdBefore)
    .orderBy("created_at")
    .limit(rowsMax)
    .execute();
  for (const name of rows)
    await db
      .deleteFrom("idempotency_key")
      .where((eb) => eb.and({ ...name }))
      .where("created_at", "<", createdBefore)
      .execute();
  return rows.length;
}
