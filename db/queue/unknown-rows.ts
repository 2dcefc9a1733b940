import { sql } from "kysely";
import { EFFECT_TYPES } from "../../server/domain/booking/booking-effect.schema.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { isOpen } from "../core/claimable-row.ts";
import { isKnown } from "./inbox.ts";
import type { Queryable } from "../core/open-database.ts";

/** Rows of a type that this version does not know. */
export interface UnknownWork {
  readonly queue: "inbox" | "outbox";
  /** An effect's type; a delivery's with its source: `stripe invoice.paid`. */
  readonly type: string;
  readonly rows: number;
  /** When the first of them was written. */
  readonly since: Instant;
}

/**
 * Open effects and deliveries of types that this version does not know, written before then, by queue and type. They wait for a newer version: they
 * never become dead letters, and are never deleted.
 */
export async function listUnknownWork(db: Queryable, writtenBefore: Instant): Promise<UnknownWork[]> {
  const effects = await db
    .selectFrom("outbox")
    .select((eb) => ["type", eb.fn.countAll().as("rows"), eb.fn.min<string>("created_at").as("since")])
    .where(isOpen)
    .where("type", "not in", EFFECT_TYPES)
    .where("created_at", "<", writtenBefore)
    .groupBy("type")
    .orderBy("type")
    .execute();
  const deliveries = await db
    .selectFrom("inbox")
    .select((eb) => [
      sql<string>`source || ' ' || event_type`.as("type"),
      eb.fn.countAll().as("rows"),
      eb.fn.min<string>("received_at").as("since"),
    ])
    .where(isOpen)
    .where((eb) => eb.not(isKnown))
    .where("received_at", "<", writtenBefore)
    .groupBy(sql`source || ' ' || event_type`)
    .orderBy("type")
    .execute();
  const found = (queue: UnknownWork["queue"]) => (row: (typeof effects)[number]) => ({
    queue,
    type: row.type,
    rows: Number(row.rows),
    since: instant(row.since),
  });
  return [...effects.map(found("outbox")), ...deliveries.map(found("inbox"))];
}
