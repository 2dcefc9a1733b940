import type { DeliveredObject } from "../../server/domain/providers/delivered-object.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/** The booking that an object at a provider belongs to, as far as our own records say so; null when they do not. Each by a key or an index. */
export async function findBookingOfObject(
  db: Queryable,
  { objectId, paymentIntentId }: DeliveredObject,
): Promise<BookingId | null> {
  const of = async (table: "checkout" | "payment" | "refund" | "dispute", id: string) =>
    (await db.selectFrom(table).select("booking_id").where("id", "=", id).executeTakeFirst())?.booking_id;
  const byInvitee = async () =>
    (
      await db
        .selectFrom("booking")
        .select("id")
        .where("calendly_invitee_uri", "=", objectId)
        .executeTakeFirst()
    )?.id;
  const found =
    (await of("checkout", objectId)) ??
    (await of("payment", paymentIntentId ?? objectId)) ??
    (await of("refund", objectId)) ??
    (await of("dispute", objectId)) ??
    (await byInvitee());
  return (found ?? null) as BookingId | null;
}
