import type { Selectable } from "kysely";
import type { EffectKey } from "../server/domain/booking-effect.ts";
import type { CheckoutFact } from "../server/domain/booking.ts";
import type { BookingId, CheckoutId } from "../server/domain/ids.ts";
import { instant, type Instant } from "../server/domain/instant.ts";
import type { Queryable } from "./open-database.ts";
import { CHECKOUT_STATUSES } from "./read-bookings.ts";
import { readInstantOrNull, readOneOf } from "./read-column.ts";
import type { CheckoutTable } from "./schema.ts";

/** A Stripe Checkout Session as we know it. */
export interface StoredCheckout {
  readonly checkoutId: CheckoutId;
  readonly bookingId: BookingId;
  /** The order that opened it; null when a payment alone told us of it. */
  readonly effectKey: EffectKey | null;
  readonly status: CheckoutFact["status"];
  /** Stripe's page. */
  readonly url: string | null;
  readonly expiresAt: Instant | null;
  readonly createdAt: Instant;
}

function toCheckout(row: Selectable<CheckoutTable>): StoredCheckout {
  return {
    checkoutId: row.id as CheckoutId,
    bookingId: row.booking_id as BookingId,
    effectKey: row.effect_key as EffectKey | null,
    status: readOneOf(CHECKOUT_STATUSES, row.status),
    url: row.url,
    expiresAt: readInstantOrNull(row.expires_at),
    createdAt: instant(row.created_at),
  };
}

/**
 * Writes a checkout down. One already known (its payment was faster) keeps its status and gains what it lacked: page, order, end.
 * Safe to call twice. Throws when the order has opened another checkout.
 */
export async function insertCheckout(tx: Queryable, stored: StoredCheckout): Promise<void> {
  await tx
    .insertInto("checkout")
    .values({
      id: stored.checkoutId,
      booking_id: stored.bookingId,
      effect_key: stored.effectKey,
      status: stored.status,
      url: stored.url,
      expires_at: stored.expiresAt,
      created_at: stored.createdAt,
    })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((eb) => ({
        effect_key: eb.fn.coalesce(eb.ref("checkout.effect_key"), eb.ref("excluded.effect_key")),
        url: eb.fn.coalesce(eb.ref("checkout.url"), eb.ref("excluded.url")),
        expires_at: eb.fn.coalesce(eb.ref("checkout.expires_at"), eb.ref("excluded.expires_at")),
      })),
    )
    .execute();
}

export async function findCheckout(db: Queryable, checkoutId: CheckoutId): Promise<StoredCheckout | null> {
  const row = await db.selectFrom("checkout").selectAll().where("id", "=", checkoutId).executeTakeFirst();
  return row === undefined ? null : toCheckout(row);
}

/** The newest checkout of the booking that can still be paid, as far as we know. */
export async function findOpenCheckout(db: Queryable, bookingId: BookingId): Promise<StoredCheckout | null> {
  const row = await db
    .selectFrom("checkout")
    .selectAll()
    .where("booking_id", "=", bookingId)
    .where("status", "=", "open")
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toCheckout(row);
}

/** Writes down what Stripe says of a checkout. A closed one is never opened again. Safe to call twice. */
export async function markCheckout(
  db: Queryable,
  checkoutId: CheckoutId,
  status: CheckoutFact["status"],
): Promise<void> {
  const update = db.updateTable("checkout").set({ status }).where("id", "=", checkoutId);
  await (status === "open" ? update.where("status", "=", "open") : update).execute();
}
