import type { CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { readSource, type InboxRow, type RawInboxRow } from "./inbox.ts";

export interface Delivery {
  readonly source: InboxRow["source"];
  /** Stripe's event id; for Calendly, the SHA-256 of the connection and the raw body. */
  readonly dedupeKey: string;
  readonly connectionId: CalendlyConnectionId | null;
  readonly eventType: string;
  readonly body: string;
  readonly receivedAt: Instant;
}

/** The row of a delivery that was not there before. */
export type Added = { readonly newId: number } | "duplicate";

export interface InboxIntake {
  /** Resolves once the delivery is on disk, now or since an earlier time. Rejects when it could not be written. */
  add(delivery: Delivery): Promise<Added>;
  /** Writes what was added; refuses more. */
  close(): Promise<void>;
}

/** Who works on deliveries as they come in, so that nobody has to look for them. */
export interface Arrivals {
  /** Keeps places for up to this many deliveries, and gives the lease that they are to be written with. Null when there are none. */
  reserve(count: number): ReservedPlaces | null;
  /** Gives over what is on disk under that lease, and with it every place that was reserved. */
  take(reserved: ReservedPlaces, rows: readonly RawInboxRow[]): void;
  /** Says that deliveries were written without a lease. */
  wake(): void;
}

export interface ReservedPlaces {
  readonly places: number;
  readonly lease: string;
  readonly leasedUntil: Instant;
}

interface Waiting {
  readonly delivery: Delivery;
  readonly resolve: (answer: Added) => void;
  readonly reject: (error: unknown) => void;
}

/** 500 rows of 10 values: well below the 32,766 values that SQLite takes in one statement. */
const ROWS_PER_STATEMENT_MAX = 500;

/**
 * Group commit: whatever is added in one turn of the event loop, or while the last group is being written, goes to disk in one
 * statement, and so with one sync. A row that cannot be written fails its own caller only. Rows are written under the lease of `arrivals` as far as
 * it has places; what a process that dies has not completed is found by the others when that lease ends.
 */
export function createInboxIntake(database: Database, arrivals: Arrivals | null = null): InboxIntake {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;
  let closed = false;

  async function writeWhatWaits(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting.slice(0, ROWS_PER_STATEMENT_MAX);
      waiting = waiting.slice(ROWS_PER_STATEMENT_MAX);
      await writeGroup(database.kysely, group, arrivals);
    }
    running = null;
  }

  return {
    add: (delivery) => {
      if (closed) return Promise.reject(new Error("The inbox takes no more deliveries: it is closed."));
      return new Promise((resolve, reject) => {
        waiting.push({ delivery, resolve, reject });
        running ??= writeWhatWaits();
      });
    },
    close: async () => {
      closed = true;
      await running;
    },
  };
}

/** Never rejects: each caller gets the outcome of their own row. */
async function writeGroup(
  db: Queryable,
  group: readonly Waiting[],
  arrivals: Arrivals | null,
): Promise<void> {
  const reserved = arrivals?.reserve(group.length) ?? null;
  const taken: RawInboxRow[] = [];
  try {
    const written = await insertNew(db, group, reserved);
    for (const [index, { delivery, resolve }] of group.entries()) {
      const id = written.get(keyOf(delivery));
      // The same delivery twice in one group: the first caller has brought it.
      written.delete(keyOf(delivery));
      resolve(id === undefined ? "duplicate" : { newId: id });
      if (id === undefined) continue;
      if (reserved !== null && index < reserved.places) taken.push(rowOf(id, delivery));
      else arrivals?.wake();
    }
  } catch (error) {
    if (group.length > 1) await Promise.all(group.map((one) => writeGroup(db, [one], arrivals)));
    else group[0]?.reject(error);
  } finally {
    // The answers first.
    if (reserved !== null) setImmediate(() => arrivals?.take(reserved, taken));
  }
}

function rowOf(id: number, delivery: Delivery): RawInboxRow {
  return {
    id,
    source: delivery.source,
    connection_id: delivery.connectionId,
    event_type: delivery.eventType,
    body: delivery.body,
    object_id: null,
    payment_intent_id: null,
    replayed_at: null,
    attempts: 1,
  };
}

function keyOf(delivery: Pick<Delivery, "source" | "dedupeKey">): string {
  return `${delivery.source} ${delivery.dedupeKey}`;
}

/** One statement, and so one transaction. Returns the keys of the rows that were not there before, with their ids. */
async function insertNew(
  db: Queryable,
  group: readonly Waiting[],
  reserved: ReservedPlaces | null,
): Promise<Map<string, number>> {
  const rows = await db
    .insertInto("inbox")
    .values(
      group.map(({ delivery }, index) => {
        const held = reserved !== null && index < reserved.places ? reserved : null;
        return {
          source: delivery.source,
          dedupe_key: delivery.dedupeKey,
          connection_id: delivery.connectionId,
          event_type: delivery.eventType,
          body: delivery.body,
          received_at: delivery.receivedAt,
          next_attempt_at: delivery.receivedAt,
          attempts: held === null ? 0 : 1,
          lease: held?.lease ?? null,
          leased_until: held?.leasedUntil ?? null,
        };
      }),
    )
    .onConflict((conflict) => conflict.columns(["source", "dedupe_key"]).doNothing())
    .returning(["id", "source", "dedupe_key"])
    .execute();
  return new Map(
    rows.map((row) => [keyOf({ source: readSource(row.source), dedupeKey: row.dedupe_key }), row.id]),
  );
}
