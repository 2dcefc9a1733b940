import type { BookingId, CheckoutId, UserId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Stores by which card a checkout was paid, as a keyed hash. Where the same card was stored under a key that is still kept, it is stored under this one
 * from now on, so that the two are one card. Does nothing for an unknown checkout. Safe to call twice.
 * @param card `formerly`: what the hash is under each former key.
 */
export async function updateCardHash(
  db: Queryable,
  checkoutId: CheckoutId,
  { hash, formerly }: { readonly hash: string; readonly formerly: readonly string[] },
): Promise<void> {
  await db
    .updateTable("checkout")
    .set({ card_hash: hash })
    .where("id", "=", checkoutId)
    .where("card_hash", "is", null)
    .execute();
  if (formerly.length === 0) return;
  await db.updateTable("checkout").set({ card_hash: hash }).where("card_hash", "in", formerly).execute();
}

/** Whether a booking was paid by a card with which somebody, by account or address, has paid what they booked themselves. */
export async function sharesCard(
  db: Queryable,
  bookingId: BookingId,
  somebody: { readonly userId: UserId | null; readonly email: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("checkout as paid")
    .innerJoin("checkout as theirs", "theirs.card_hash", "paid.card_hash")
    .innerJoin("booking", "booking.id", "theirs.booking_id")
    .select("paid.id")
    .where("paid.booking_id", "=", bookingId)
    .where("paid.card_hash", "is not", null)
    .where((eb) =>
      eb.or([
        eb(eb.fn<string>("lower", ["booking.client_email"]), "=", somebody.email.toLowerCase()),
        ...(somebody.userId === null ? [] : [eb("booking.client_user_id", "=", somebody.userId)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
