import type { EffectType } from "../../server/domain/booking/booking-effect.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";
import { findReadable, type OutboxRow } from "../queue/outbox.ts";

/** Whether this booking ever had such an effect. */
export async function hasEffect(db: Queryable, bookingId: BookingId, key: string): Promise<boolean> {
  const row = await db
    .selectFrom("outbox")
    .select("key")
    .where("key", "=", key)
    .where("booking_id", "=", bookingId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether an effect of one of these types, for this booking, has not been completed; a dead one has not. */
export async function hasUnfinishedEffect(
  db: Queryable,
  bookingId: BookingId,
  types: readonly EffectType[],
): Promise<boolean> {
  if (types.length === 0) return false;
  const row = await db
    .selectFrom("outbox")
    .select("key")
    .where("booking_id", "=", bookingId)
    .where("type", "in", types)
    .where("completed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a later transition has requested the refund of this same obligation again. */
export async function hasNewerRefundEffect(
  db: Queryable,
  { bookingId, bookingVersion }: Pick<OutboxRow, "bookingId" | "bookingVersion">,
  due: number,
): Promise<boolean> {
  const rows = await db
    .selectFrom("outbox")
    .select(["key", "type", "params_json"])
    .where("booking_id", "=", bookingId)
    .where("type", "=", "requestRefund" satisfies EffectType)
    .where("booking_version", ">", bookingVersion)
    .execute();
  // One that cannot be read is never carried out.
  return rows
    .map(findReadable)
    .some((effect) => effect?.type === "requestRefund" && effect.params.due === due);
}
