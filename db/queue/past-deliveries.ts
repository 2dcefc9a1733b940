import type { Selectable } from "kysely";
import type { DeliveredObject } from "../../server/domain/providers/delivered-object.ts";
import { findDeliveredObject } from "../../server/domain/providers/delivered-object.schema.ts";
import {
  isNoteOfIgnored,
  outcomeOfDelivery,
  type DeliveryOutcome,
} from "../../server/domain/providers/delivery-outcome.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import type { InboxTable } from "../core/tables/queue-tables.ts";
import { readEach, readRow, type ReadRows } from "../core/unreadable-row.ts";
import type { PageAsked } from "../core/pages-of-rows.ts";
import { readKeptObject, readSource, type InboxRow } from "./inbox.ts";

/** What a provider has delivered, as far as operators see it: never its body. */
export interface PastDelivery {
  readonly id: number;
  readonly source: InboxRow["source"];
  readonly eventType: string;
  /** Stripe's event id; for Calendly, which sends none, a digest. */
  readonly dedupeKey: string;
  readonly receivedAt: Instant;
  readonly outcome: DeliveryOutcome;
  /** When it was done, dropped or became a dead letter; null while it waits. */
  readonly endedAt: Instant | null;
  /** Since it was last given to the worker. */
  readonly attempts: number;
  readonly lastError: string | null;
  /** When an operator last asked for it to be worked on again; null when nobody has. */
  readonly replayedAt: Instant | null;
  /** Null when its body did not say, or was emptied before ids were kept. */
  readonly object: DeliveredObject | null;
}

const COLUMNS = [
  ...(["id", "source", "event_type", "dedupe_key", "received_at", "attempts", "last_error"] as const),
  ...(["completed_at", "dead_at", "replayed_at", "object_id", "payment_intent_id"] as const),
] as const;
type Row = Pick<Selectable<InboxTable>, (typeof COLUMNS)[number]>;

/** 1,000: a few milliseconds. Of rare ones a page may be short while there is a next one. */
const LOOKED_AT_MAX = 1_000;

export interface DeliveriesWanted {
  readonly source: InboxRow["source"] | null;
  readonly eventType: string | null;
  readonly outcome: DeliveryOutcome | null;
}

/**
 * A page of the deliveries of this source, type and outcome, latest first; null wants all. So many are looked at and no more, whatever is wanted: a
 * page may be short, and even empty, while there is a next one.
 */
export async function listPastDeliveries(
  db: Queryable,
  wanted: DeliveriesWanted,
  { after, limit }: PageAsked<DeliveryKey>,
): Promise<ReadRows<PastDelivery> & { readonly next: DeliveryKey | null }> {
  const isNarrowed = wanted.source !== null || wanted.eventType !== null || wanted.outcome !== null;
  const lookedAt = isNarrowed ? LOOKED_AT_MAX : limit + 1;
  let query = db.selectFrom("inbox").select(COLUMNS);
  if (after !== null) query = query.where("id", "<", after.id);
  const rows = await query.orderBy("id", "desc").limit(lookedAt).execute();
  const found = rows.filter((row) => isWanted(row, wanted)).slice(0, limit);
  const last = found.length === limit ? found.at(-1) : rows.at(-1);
  const isMore = rows.length === lookedAt || last?.id !== rows.at(-1)?.id;
  const objects = await readObjects(db, found);
  return {
    ...readEach(found, (row) => toDelivery(row, objects)),
    next: isMore && last !== undefined ? { id: last.id } : null,
  };
}

/** Where a page of deliveries begins. */
export interface DeliveryKey {
  readonly id: number;
}

/** Null when there is none of this number (any more). */
export async function findPastDelivery(db: Queryable, id: number): Promise<PastDelivery | null> {
  const row = await db.selectFrom("inbox").select(COLUMNS).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toDelivery(row, await readObjects(db, [row]));
}

/**
 * Gives a delivery that has ended back to the worker, due at once, to be worked on by the id of what it was about. Its body is emptied: what is in it
 * is not asked again. Why nothing came of it stays noted: without its body nobody could say it anew. False, and nothing written, when it has not ended (any more).
 */
export async function replayInboxRow(
  tx: Queryable,
  { id, object, at }: { readonly id: number; readonly object: DeliveredObject | null; readonly at: Instant },
): Promise<boolean> {
  const row = await tx.selectFrom("inbox").select("last_error").where("id", "=", id).executeTakeFirst();
  const note = isNoteOfIgnored(row?.last_error ?? null) ? row?.last_error : null;
  const { numUpdatedRows } = await tx
    .updateTable("inbox")
    .set({
      ...{ completed_at: null, dead_at: null, attempts: 0, next_attempt_at: at, last_error: note },
      ...{ lease: null, leased_until: null, replayed_at: at, body: "" },
      ...{ object_id: object?.objectId ?? null, payment_intent_id: object?.paymentIntentId ?? null },
    })
    .where("id", "=", id)
    .where("completed_at", "is not", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function isWanted(row: Row, { source, eventType, outcome }: DeliveriesWanted): boolean {
  return (
    (source === null || row.source === source) &&
    (eventType === null || row.event_type === eventType) &&
    (outcome === null || outcomeOfDelivery(endsOf(row)) === outcome)
  );
}

function endsOf({ completed_at, dead_at, attempts }: Row) {
  return { isCompleted: completed_at !== null, isDead: dead_at !== null, attempts };
}

/** The ids that were kept, and of younger deliveries those in their bodies. */
async function readObjects(
  db: Queryable,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, DeliveredObject>> {
  const objects = new Map<number, DeliveredObject>();
  const inBody = rows.filter((row) => {
    const kept = readKeptObject(row);
    if (kept !== null) objects.set(row.id, kept);
    return kept === null && !row.event_type.startsWith("event_type.");
  });
  if (inBody.length === 0) return objects;
  const ids = inBody.map(({ id }) => id);
  const bodies = await db
    .selectFrom("inbox")
    .select(["id", "source", "body"])
    .where("id", "in", ids)
    .execute();
  for (const { id, source, body } of bodies) {
    const object =
      source === "stripe" || source === "calendly" ? findDeliveredObject({ source, body }) : null;
    if (object !== null) objects.set(id, object);
  }
  return objects;
}

function toDelivery(row: Row, objects: ReadonlyMap<number, DeliveredObject>): PastDelivery {
  return readRow("inbox", row.id, () => ({
    id: row.id,
    source: readSource(row.source),
    eventType: row.event_type,
    dedupeKey: row.dedupe_key,
    receivedAt: instant(row.received_at),
    outcome: outcomeOfDelivery(endsOf(row)),
    endedAt: readInstantOrNull(row.completed_at ?? row.dead_at),
    attempts: row.attempts,
    lastError: row.last_error,
    replayedAt: readInstantOrNull(row.replayed_at),
    object: objects.get(row.id) ?? null,
  }));
}
