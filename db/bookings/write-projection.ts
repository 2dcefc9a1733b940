import type { BookingId } from "../../server/domain/values/ids.ts";
import type { projectionOf } from "./booking-projection.ts";
import type { Queryable } from "../core/open-database.ts";

type Projection = ReturnType<typeof projectionOf>;

/** A booking, and what the tables must hold of it. */
export interface ProjectionToWrite {
  readonly bookingId: BookingId;
  readonly projection: Projection;
}

/** Keeps the app from moving these bookings until the transaction ends; on SQLite any transaction that writes does. */
export async function lockBookings(tx: Queryable, bookingIds: readonly BookingId[]): Promise<void> {
  await tx
    .updateTable("booking")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("id", "in", bookingIds)
    .execute();
}

/**
 * Puts the tables of several bookings in the state that their histories give: rows that differ are written over, missing ones inserted, and
 * those that no history knows removed; a refund that has not arrived by the history counts as on its way. What the history does not
 * tell (pages at Stripe and Calendly, names, answers) stays. All of it in the caller's transaction.
 */
export async function writeProjections(tx: Queryable, all: readonly ProjectionToWrite[]): Promise<void> {
  // First out of each other's way: a unique value may stand at the wrong booking.
  for (const { bookingId } of all) await vacate(tx, bookingId);
  for (const one of all) {
    await tx.updateTable("booking").set(one.projection.booking).where("id", "=", one.bookingId).execute();
    await writeMoney(tx, one);
  }
  // Last what is too much: by now a row that belonged to another of them has been given back.
  for (const one of all) await removeRowsOfNone(tx, one);
}

/** ABANDONED holds nothing, and no two bookings are kept apart by it. */
async function vacate(tx: Queryable, bookingId: BookingId): Promise<void> {
  await tx
    .updateTable("booking")
    .set({
      state: "ABANDONED",
      calendly_event_id: null,
      calendly_event_uri: null,
      calendly_invitee_uri: null,
      starts_at: null,
      ends_at: null,
    })
    .where("id", "=", bookingId)
    .execute();
}

async function writeMoney(tx: Queryable, { bookingId, projection }: ProjectionToWrite): Promise<void> {
  const booking_id = bookingId;
  for (const [id, cells] of projection.checkout) {
    await tx
      .insertInto("checkout")
      .values({ id, booking_id, effect_key: null, url: null, expires_at: null, ...cells })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ booking_id, ...cells }))
      .execute();
  }
  for (const [id, cells] of projection.payment) {
    await tx
      .insertInto("payment")
      .values({ id, booking_id, stripe_account_id: null, ...cells })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ booking_id, ...cells }))
      .execute();
  }
  for (const [id, cells] of projection.refund) {
    await tx
      .insertInto("refund")
      .values({
        id,
        booking_id,
        effect_key: null,
        status: "succeeded",
        created_at: cells.settled_at,
        ...cells,
      })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ booking_id, ...cells }))
      .execute();
  }
  for (const [key, cells] of projection.refund_due) {
    await tx
      .insertInto("refund_due")
      .values({ booking_id, number: Number(key), ...cells })
      .onConflict((conflict) => conflict.columns(["booking_id", "number"]).doUpdateSet(cells))
      .execute();
  }
  for (const [id, cells] of projection.dispute) {
    await tx
      .insertInto("dispute")
      .values({ id, booking_id, ...cells })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ booking_id, ...cells }))
      .execute();
  }
}

async function removeRowsOfNone(tx: Queryable, { bookingId, projection }: ProjectionToWrite): Promise<void> {
  /** `in ()` is no SQL everywhere: no id is empty. */
  const known = (ids: Iterable<string>) => ["", ...ids];
  await tx
    .deleteFrom("refund_due")
    .where("booking_id", "=", bookingId)
    .where("number", "not in", [0, ...[...projection.refund_due.keys()].map(Number)])
    .execute();
  await tx
    .deleteFrom("dispute")
    .where("booking_id", "=", bookingId)
    .where("id", "not in", known(projection.dispute.keys()))
    .execute();
  await tx
    .deleteFrom("payment")
    .where("booking_id", "=", bookingId)
    .where("id", "not in", known(projection.payment.keys()))
    .execute();
  await tx
    .deleteFrom("checkout")
    .where("booking_id", "=", bookingId)
    .where("id", "not in", known(projection.checkout.keys()))
    .execute();
  await tx
    .updateTable("refund")
    .set({ settled_at: null })
    .where("booking_id", "=", bookingId)
    .where("id", "not in", known(projection.refund.keys()))
    .execute();
}
