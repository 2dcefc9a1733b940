import { createHash } from "node:crypto";
import { sql, type Selectable } from "kysely";
import { EFFECT_TYPES, effectSchema } from "../../server/domain/booking/booking-effect.schema.ts";
import type { Effect, EffectKey, EffectType } from "../../server/domain/booking/booking-effect.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { providerRequestSchema } from "../../server/domain/providers/provider-request.schema.ts";
import type { ProviderRequest } from "../../server/domain/providers/provider-request.ts";
import {
  claimableRows,
  failureColumns,
  firstFreeAt,
  isDead,
  isOpen,
  leaseColumns,
  type Claim,
  revivedColumns,
  writeDeadLetter,
  writeHeld,
} from "../core/claimable-row.ts";
import { inBatches } from "../core/in-batches.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import type { OutboxTable } from "../core/tables/queue-tables.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

/** An effect to the outside world. */
export interface OutboxRow {
  readonly key: EffectKey;
  readonly bookingId: BookingId;
  readonly bookingVersion: number;
  readonly effect: Effect;
  /**
   * What the provider is sent, whenever it is sent. Null for an effect that is no request, for one that was given before requests were
   * kept, and for one that ended long ago.
   */
  readonly request: ProviderRequest | null;
  /** In a row just claimed, this one included. */
  readonly attempts: number;
  readonly createdAt: Instant;
}

/** An effect as its row has it: not parsed yet, so that an unreadable one affects this row alone. */
export type RawOutboxRow = Selectable<OutboxTable>;

/** The same, with its status. */
export interface StoredEffect extends Omit<OutboxRow, "effect" | "request"> {
  /** As the row has it: a newer version's may be one that we do not know. */
  readonly type: string;
  /** Null when the effect cannot be read. */
  readonly effect: Effect | null;
  readonly nextAttemptAt: Instant;
  readonly lease: string | null;
  readonly leasedUntil: Instant | null;
  readonly completedAt: Instant | null;
  readonly deadAt: Instant | null;
  readonly lastError: string | null;
}

/** The effects whose outcome decides whether a time may be released. */
export const CHECKOUT_EFFECTS = ["openCheckout", "expireCheckout"] as const satisfies readonly EffectType[];

/** No time is released while an effect to open or close a checkout of that booking is unfinished; a dead one is unfinished too. */
export const mayGoOut = sql<boolean>`(outbox.type <> ${sql.lit("releaseTime" satisfies EffectType)} or not exists (
  select 1 from outbox as earlier where earlier.booking_id = outbox.booking_id
    and earlier.type in (${sql.join(CHECKOUT_EFFECTS.map((type) => sql.lit(type)))}) and earlier.completed_at is null))`;

/** An effect of an unknown type is a newer process's: this one leaves it alone. */
const isKnown = sql<boolean>`outbox.type in (${sql.join(EFFECT_TYPES.map((type) => sql.lit(type)))})`;

function readEffect(row: Pick<RawOutboxRow, "key" | "type" | "params_json">): Effect {
  return readRow("outbox", row.key, () =>
    effectSchema.parse({ type: row.type, params: JSON.parse(row.params_json) as unknown }),
  );
}

/** The effect; null when it cannot be read. */
export function findReadable(row: Pick<RawOutboxRow, "key" | "type" | "params_json">): Effect | null {
  return readEach([row], readEffect).values[0] ?? null;
}

function bareRow(row: RawOutboxRow): Omit<OutboxRow, "effect" | "request"> {
  return {
    key: row.key as EffectKey,
    bookingId: row.booking_id as BookingId,
    bookingVersion: row.booking_version,
    attempts: row.attempts,
    createdAt: readRow("outbox", row.key, () => instant(row.created_at)),
  };
}

/** Throws when its text is not the one that was stored with the effect. */
function readRequest({ key, request_json: text, request_sha256: digest }: RawOutboxRow) {
  if (text === null) return null;
  invariant(sha256(text) === digest, `the request of ${key} is not the one that was ordered`);
  return providerRequestSchema.parse(JSON.parse(text));
}

function requestColumns(request: ProviderRequest | null) {
  if (request === null) return { request_json: null, request_sha256: null };
  const text = JSON.stringify(request);
  return { request_json: text, request_sha256: sha256(text) };
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Throws UnreadableRow: no retry can help. */
export function readOutboxRow(row: RawOutboxRow): OutboxRow {
  const request = readRow("outbox", row.key, () => readRequest(row));
  return { ...bareRow(row), effect: readEffect(row), request };
}

function toStoredEffect(row: RawOutboxRow): StoredEffect {
  return {
    ...bareRow(row),
    type: row.type,
    effect: findReadable(row),
    nextAttemptAt: instant(row.next_attempt_at),
    lease: row.lease,
    leasedUntil: readInstantOrNull(row.leased_until),
    completedAt: readInstantOrNull(row.completed_at),
    deadAt: readInstantOrNull(row.dead_at),
    lastError: row.last_error,
  };
}

/**
 * Writes effects down, due at once (a reminder at its time), in the transaction that gave them. One with a lease is left alone by the worker until
 * that ends: its request carries it out itself. A key already there stays as it is. Nothing is inserted for another installation's booking.
 */
export async function insertEffects(
  tx: Queryable,
  rows: readonly {
    readonly key: EffectKey;
    readonly bookingId: BookingId;
    readonly bookingVersion: number;
    /** The place among the effects of its transition. */
    readonly position: number;
    readonly effect: Effect;
    readonly request?: ProviderRequest | null;
    readonly createdAt: Instant;
    readonly lease: string | null;
    readonly leasedUntil: Instant | null;
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  const ours = await withoutCopied(tx, rows);
  if (ours.length === 0) return;
  await tx
    .insertInto("outbox")
    .values(
      ours.map((row) => ({
        key: row.key,
        booking_id: row.bookingId,
        booking_version: row.bookingVersion,
        position: row.position,
        type: row.effect.type,
        params_json: JSON.stringify(row.effect.params),
        ...requestColumns(row.request ?? null),
        created_at: row.createdAt,
        attempts: 0,
        next_attempt_at: row.effect.type === "remindToPay" ? row.effect.params.notBefore : row.createdAt,
        lease: row.lease,
        leased_until: row.leasedUntil,
      })),
    )
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

async function withoutCopied<Row extends { readonly bookingId: BookingId }>(
  tx: Queryable,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const copied = await tx
    .selectFrom("booking")
    .select("id")
    .where("id", "in", [...new Set(rows.map(({ bookingId }) => bookingId))])
    .where("copied_at", "is not", null)
    .execute();
  const ids = new Set(copied.map(({ id }) => id));
  return rows.filter(({ bookingId }) => !ids.has(bookingId));
}

/**
 * Takes up to `limit` effects that are due and free and of a type that this process knows, longest due first, for the holder of `lease` until
 * `leasedUntil`. No row is ever leased twice. Counts an attempt on each. `releaseTime` waits for the booking's checkout effects.
 */
export async function claimOutbox(database: Database, claim: Claim): Promise<RawOutboxRow[]> {
  const longestDueFirst = database.kysely
    .selectFrom("outbox")
    .select("key")
    .where(isKnown)
    .where(mayGoOut)
    .orderBy("next_attempt_at")
    .orderBy("created_at")
    .orderBy("booking_version")
    .orderBy("position");
  const rows = await database.kysely
    .with(
      (cte) => cte("due").materialized(),
      () => claimableRows(database, claim, longestDueFirst),
    )
    .updateTable("outbox")
    .set(leaseColumns(claim.lease, claim.leasedUntil))
    .where("key", "in", (db) => db.selectFrom("due").select("due.key"))
    .returningAll()
    .execute();
  return rows.sort(
    (a, b) =>
      a.created_at.localeCompare(b.created_at) ||
      a.booking_version - b.booking_version ||
      a.position - b.position,
  );
}

/** The row of this key as it is; null when there is none. */
export async function findRawEffect(db: Queryable, key: EffectKey): Promise<RawOutboxRow | null> {
  const row = await db.selectFrom("outbox").selectAll().where("key", "=", key).executeTakeFirst();
  return row ?? null;
}

/** Null when there is no effect of this key. */
export async function findEffect(db: Queryable, key: EffectKey): Promise<StoredEffect | null> {
  const row = await findRawEffect(db, key);
  return row === null ? null : toStoredEffect(row);
}

/**
 * Freezes the request of an effect that was given before requests were kept. Returns the one that is to be sent: another holder of the row
 * may have been faster.
 */
export async function freezeRequest(
  db: Queryable,
  key: EffectKey,
  request: ProviderRequest,
): Promise<ProviderRequest> {
  await db
    .updateTable("outbox")
    .set(requestColumns(request))
    .where("key", "=", key)
    .where("request_sha256", "is", null)
    .execute();
  const stored = await findRawEffect(db, key);
  const kept = stored === null ? null : readOutboxRow(stored).request;
  invariant(kept !== null, `the request of ${key} is kept`);
  return kept;
}

/** Ends an effect well. False when the lease was lost meanwhile; another process has the row. */
export function completeEffect(db: Queryable, key: EffectKey, lease: string, at: Instant): Promise<boolean> {
  const completed = { completed_at: at, lease: null, leased_until: null };
  return writeHeld(db.updateTable("outbox").set(completed).where("key", "=", key), lease);
}

/**
 * Gives an effect back with what went wrong: to be tried again at `nextAttemptAt`, or never (null: a dead letter). False when the lease was lost
 * meanwhile.
 */
export function failEffect(
  db: Queryable,
  key: EffectKey,
  lease: string,
  failure: { readonly error: string; readonly nextAttemptAt: Instant | null; readonly at: Instant },
): Promise<boolean> {
  return writeHeld(db.updateTable("outbox").set(failureColumns(failure)).where("key", "=", key), lease);
}

/** Dead effects, first to last, in batches: for a job that looks at each of them. */
export async function* listAllDeadEffects(db: Queryable): AsyncGenerator<StoredEffect[]> {
  const batches = inBatches((after: Selectable<OutboxTable> | null, limit) => {
    let query = db.selectFrom("outbox").selectAll().where(isDead);
    if (after !== null) {
      const { dead_at: deadAt, key } = after;
      query = query.where((eb) => eb(eb.refTuple("dead_at", "key"), ">", eb.tuple(deadAt, key)));
    }
    return query.orderBy("dead_at").orderBy("key").limit(limit).execute();
  });
  for await (const rows of batches) yield readEach(rows, toStoredEffect).values;
}

/** Dead effects, latest first: those of one booking, which are few by themselves, or the first `limit`. */
export async function listDeadEffects(
  db: Queryable,
  {
    bookingId,
    type,
    limit,
  }: {
    readonly bookingId?: BookingId;
    readonly type?: EffectType;
    readonly limit?: number;
  } & ({ readonly bookingId: BookingId } | { readonly limit: number }),
): Promise<StoredEffect[]> {
  let query = db
    .selectFrom("outbox")
    .selectAll()
    .where(isDead)
    .orderBy("dead_at", "desc")
    .orderBy("key", "desc");
  if (bookingId !== undefined) query = query.where("booking_id", "=", bookingId);
  if (type !== undefined) query = query.where("type", "=", type);
  if (limit !== undefined) query = query.limit(limit);
  return readEach(await query.execute(), toStoredEffect).values;
}

/** How many effects are dead letters, those about a refund apart. */
export async function countDeadEffects(
  db: Queryable,
): Promise<{ readonly refunds: number; readonly others: number }> {
  const rows = await db
    .selectFrom("outbox")
    .select((eb) => ["type", eb.fn.countAll().as("count")])
    .where(isDead)
    .groupBy("type")
    .execute();
  const refund = "requestRefund" satisfies EffectType;
  const sumOf = (some: typeof rows) => some.reduce((sum, { count }) => sum + Number(count), 0);
  return {
    refunds: sumOf(rows.filter(({ type }) => type === refund)),
    others: sumOf(rows.filter(({ type }) => type !== refund)),
  };
}

/**
 * The earliest instant at which an effect may be claimed; past when one already may. Null when none may: an effect that waits for another
 * is due only after that one, and one of a type that we do not know is another process's.
 */
export async function nextOutboxAttemptAt(db: Queryable): Promise<Instant | null> {
  const row = await db
    .selectFrom("outbox")
    .select(firstFreeAt.as("at"))
    .where(isOpen)
    .where(isKnown)
    .where(mayGoOut)
    .executeTakeFirstOrThrow();
  return readInstantOrNull(row.at);
}

/** Gives a dead effect back to the worker, due at once, with all its tries before it. False when it is not dead (any more). */
export function reviveEffect(tx: Queryable, key: EffectKey, at: Instant): Promise<boolean> {
  return writeDeadLetter(tx.updateTable("outbox").set(revivedColumns(at)).where("key", "=", key));
}

/** Ends a dead effect without carrying it out: nothing waits for it any more. False when it is not dead (any more). */
export function dropEffect(tx: Queryable, key: EffectKey, at: Instant): Promise<boolean> {
  return writeDeadLetter(tx.updateTable("outbox").set({ completed_at: at }).where("key", "=", key));
}

/** Whether an effect of this type of this booking is being carried out: leased, and not completed. */
export async function isEffectLeased(
  db: Queryable,
  bookingId: BookingId,
  type: EffectType,
): Promise<boolean> {
  const row = await db
    .selectFrom("outbox")
    .select("key")
    .where("booking_id", "=", bookingId)
    .where("type", "=", type)
    .where("lease", "is not", null)
    .where("completed_at", "is", null)
    .where("dead_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
