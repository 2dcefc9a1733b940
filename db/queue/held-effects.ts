import type { EffectKey, EffectType } from "../../server/domain/booking/booking-effect.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { failureColumns, isOpen } from "../core/claimable-row.ts";
import { inBatches } from "../core/in-batches.ts";
import type { Queryable } from "../core/open-database.ts";
import { findReadable, type RawOutboxRow } from "./outbox.ts";
import type { Effect } from "../../server/domain/booking/booking-effect.ts";

/** An effect that waits while nothing may leave. */
export interface WaitingEffect {
  readonly key: EffectKey;
  readonly bookingId: BookingId;
  readonly bookingVersion: number;
  /** Null when it cannot be read. */
  readonly effect: Effect | null;
  readonly nextAttemptAt: Instant;
}

/** The effects of these types that are neither completed nor dead, in batches, by their keys. */
export async function* listWaitingEffects(
  db: Queryable,
  types: readonly EffectType[],
): AsyncGenerator<WaitingEffect[]> {
  const batches = inBatches((after: RawOutboxRow | null, limit) => {
    let query = db.selectFrom("outbox").selectAll().where(isOpen).where("type", "in", types);
    if (after !== null) query = query.where("key", ">", after.key);
    return query.orderBy("key").limit(limit).execute();
  });
  for await (const rows of batches)
    yield rows.map((row) => ({
      key: row.key as EffectKey,
      bookingId: row.booking_id as BookingId,
      bookingVersion: row.booking_version,
      effect: findReadable(row),
      nextAttemptAt: instant(row.next_attempt_at),
    }));
}

/** Ends effects that are not carried out, with the reason why not. Those that have ended already stay as they are. */
export async function endUnsent(
  db: Queryable,
  keys: readonly EffectKey[],
  { reason, at }: { readonly reason: string; readonly at: Instant },
): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable("outbox")
    .set({ completed_at: at, lease: null, leased_until: null, last_error: reason })
    .where("key", "in", keys)
    .where(isOpen)
    .execute();
}

/** Writes why an effect is not carried out, which its holder ends then as done. Does nothing when it has ended. */
export async function noteUnsent(db: Queryable, key: EffectKey, reason: string): Promise<void> {
  await db.updateTable("outbox").set({ last_error: reason }).where("key", "=", key).where(isOpen).execute();
}

/** Leaves an effect to a person, as a dead letter. Does nothing when it has ended. */
export async function leaveToAPerson(
  db: Queryable,
  key: EffectKey,
  { reason, at }: { readonly reason: string; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set(failureColumns({ error: reason, nextAttemptAt: null, at }))
    .where("key", "=", key)
    .where(isOpen)
    .execute();
}
