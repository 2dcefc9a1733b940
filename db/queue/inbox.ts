import { sql, type Selectable } from "kysely";
import { CALENDLY_EVENTS } from "../../server/domain/providers/calendly-subscription.ts";
import type { DeliveredObject } from "../../server/domain/providers/delivered-object.ts";
import type { CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { STRIPE_EVENTS } from "../../server/domain/providers/stripe-events.ts";
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
import type { Database, Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { InboxTable } from "../core/tables/queue-tables.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

/** A delivery that waits to be handled. */
export interface InboxRow {
  readonly id: number;
  readonly source: "calendly" | "stripe";
  /** The connection whose callback URL and key it came by; null for Stripe. */
  readonly connectionId: CalendlyConnectionId | null;
  readonly eventType: string;
  /** Raw, as it was signed; '' once it was emptied. */
  readonly body: string;
  /** What it was about, where that was kept when the body was emptied. */
  readonly kept: DeliveredObject | null;
  /** Whether it is worked on again because an operator asked for it. */
  readonly isReplay: boolean;
  /** This one included. */
  readonly attempts: number;
}

const RAW_COLUMNS = [
  ...(["id", "source", "connection_id", "event_type", "body", "attempts"] as const),
  ...(["object_id", "payment_intent_id", "replayed_at"] as const),
] as const;

/** A delivery as its row has it: not parsed yet, so that an unreadable one affects this row alone. */
export type RawInboxRow = Pick<Selectable<InboxTable>, (typeof RAW_COLUMNS)[number]>;

const literals = (texts: readonly string[]) => sql.join(texts.map((text) => sql.lit(text)));

/**
 * A delivery of an unknown type was received by a newer process: this one leaves it alone. Compares source and type together, so that no index of
 * sources is used: most of what it leads to is done, and what waits has an index of its own.
 */
export const isKnown = sql<boolean>`(source || ' ' || event_type) in (${literals([
  ...STRIPE_EVENTS.map((type) => `stripe ${type}`),
  ...CALENDLY_EVENTS.map((type) => `calendly ${type}`),
])})`;

export function readSource(text: string): InboxRow["source"] {
  return readOneOf(["calendly", "stripe"], text);
}

/** Throws UnreadableRow: no retry can help. */
export function readInboxRow(row: RawInboxRow): InboxRow {
  return {
    id: row.id,
    source: readRow("inbox", row.id, () => readSource(row.source)),
    connectionId: row.connection_id as CalendlyConnectionId | null,
    eventType: row.event_type,
    body: row.body,
    kept: readKeptObject(row),
    isReplay: row.replayed_at !== null,
    attempts: row.attempts,
  };
}

/** What a delivery was about, where that was kept. */
export function readKeptObject({
  object_id: objectId,
  payment_intent_id: paymentIntentId,
}: Pick<RawInboxRow, "object_id" | "payment_intent_id">): DeliveredObject | null {
  return objectId === null ? null : { objectId, paymentIntentId };
}

/**
 * Takes up to `limit` deliveries that are due and free and of a type that this process knows, longest due first, for the holder of `lease` until
 * `leasedUntil`. No row is ever leased twice: a second caller gets the next ones. Counts an attempt on each.
 */
export async function claimInbox(database: Database, claim: Claim): Promise<RawInboxRow[]> {
  const longestDueFirst = database.kysely
    .selectFrom("inbox")
    .select("id")
    .where(isKnown)
    .orderBy("next_attempt_at")
    .orderBy("id");
  const rows = await database.kysely
    .with(
      (cte) => cte("due").materialized(),
      () => claimableRows(database, claim, longestDueFirst),
    )
    .updateTable("inbox")
    .set(leaseColumns(claim.lease, claim.leasedUntil))
    .where("id", "in", (db) => db.selectFrom("due").select("due.id"))
    .returning(RAW_COLUMNS)
    .execute();
  return rows.sort((a, b) => a.id - b.id);
}

/**
 * Ends deliveries well, in one statement, and returns the ids of those that it ended. One whose lease was lost meanwhile stays as it is: another
 * process has the row. How many there are makes no other statement of it, so that it stays prepared.
 */
export async function completeInbox(
  { kysely, dialect }: Database,
  rows: readonly { readonly id: number; readonly lease: string }[],
  at: Instant,
): Promise<ReadonlySet<number>> {
  if (rows.length === 0) return new Set();
  const ids = rows.map(({ id }) => id);
  const leases = [...new Set(rows.map(({ lease }) => lease))];
  // Each with any of these leases: all are the caller's own.
  const isHeld =
    dialect === "postgres"
      ? sql<boolean>`id = any(${ids}::bigint[]) and lease = any(${leases}::text[])`
      : sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)})) and lease in (select value from json_each(${JSON.stringify(leases)}))`;
  const completed = await kysely
    .updateTable("inbox")
    .set({ completed_at: at, lease: null, leased_until: null })
    .where(isHeld)
    .returning("id")
    .execute();
  return new Set(completed.map(({ id }) => id));
}

/** Says of a delivery why nothing comes of it, where its last failure would stand. Whoever holds its lease completes it afterwards. */
export async function noteOnDelivery(db: Queryable, id: number, note: string): Promise<void> {
  await db.updateTable("inbox").set({ last_error: note }).where("id", "=", id).execute();
}

/**
 * Gives a delivery back with what went wrong: to be tried again at `nextAttemptAt`, or never (null: dead). False when the lease was
 * lost meanwhile.
 */
export function failInbox(
  db: Queryable,
  id: number,
  lease: string,
  failure: { readonly error: string; readonly nextAttemptAt: Instant | null; readonly at: Instant },
): Promise<boolean> {
  return writeHeld(db.updateTable("inbox").set(failureColumns(failure)).where("id", "=", id), lease);
}

/** The earliest instant at which a delivery may be claimed; past when one already may. Null when none is open that this process knows. */
export async function nextInboxAttemptAt(db: Queryable): Promise<Instant | null> {
  const row = await db
    .selectFrom("inbox")
    .select(firstFreeAt.as("at"))
    .where(isOpen)
    .where(isKnown)
    .executeTakeFirstOrThrow();
  return readInstantOrNull(row.at);
}

/** A dead delivery. Its body stays in the database: it may hold addresses. */
export interface DeadDelivery {
  readonly id: number;
  readonly source: InboxRow["source"];
  readonly eventType: string;
  readonly receivedAt: Instant;
  readonly deadAt: Instant;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** Dead deliveries, latest first. */
export async function listDeadDeliveries(db: Queryable, limit: number): Promise<DeadDelivery[]> {
  const rows = await db
    .selectFrom("inbox")
    .select(["id", "source", "event_type", "received_at", "dead_at", "attempts", "last_error"])
    .where(isDead)
    .orderBy("dead_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return readEach(rows, (row) =>
    readRow("inbox", row.id, () => ({
      id: row.id,
      source: readSource(row.source),
      eventType: row.event_type,
      receivedAt: instant(row.received_at),
      deadAt: instant(row.dead_at ?? row.received_at),
      attempts: row.attempts,
      lastError: row.last_error,
    })),
  ).values;
}

/** How many deliveries are dead letters. */
export async function countDeadDeliveries(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom("inbox")
    .select((eb) => eb.fn.countAll().as("count"))
    .where(isDead)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The status of a delivery. */
export interface DeliveryStatus {
  readonly source: InboxRow["source"];
  readonly eventType: string;
  readonly completedAt: Instant | null;
  readonly deadAt: Instant | null;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** Without its body. Null when there is no such delivery (any more). */
export async function findDelivery(db: Queryable, id: number): Promise<DeliveryStatus | null> {
  const row = await db
    .selectFrom("inbox")
    .select(["source", "event_type", "completed_at", "dead_at", "attempts", "last_error"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    source: readSource(row.source),
    eventType: row.event_type,
    completedAt: readInstantOrNull(row.completed_at),
    deadAt: readInstantOrNull(row.dead_at),
    attempts: row.attempts,
    lastError: row.last_error,
  };
}

/** Gives a dead delivery back to the worker, due at once, with all its tries before it. False when it is not dead. */
export function reviveDelivery(tx: Queryable, id: number, at: Instant): Promise<boolean> {
  return writeDeadLetter(tx.updateTable("inbox").set(revivedColumns(at)).where("id", "=", id));
}

/** Drops a dead delivery. False when it is not dead. */
export function dropDelivery(tx: Queryable, id: number, at: Instant): Promise<boolean> {
  return writeDeadLetter(tx.updateTable("inbox").set({ completed_at: at }).where("id", "=", id));
}
