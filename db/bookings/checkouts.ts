import type { Selectable } from "kysely";
import type { EffectKey } from "../../server/domain/booking/booking-effect.ts";
import type { BookingCheckout } from "../../server/domain/booking/booking.ts";
import type { BookingId, CheckoutId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { CHECKOUT_STATUSES } from "../../server/domain/booking/booking.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { CheckoutTable } from "../core/tables/money-tables.ts";
import { readRow } from "../core/unreadable-row.ts";

/** A Stripe Checkout Session as we know it. */
export interface StoredCheckout {
  readonly checkoutId: CheckoutId;
  readonly bookingId: BookingId;
  /** The effect that opened it; null when we know of it by a payment alone. */
  readonly effectKey: EffectKey | null;
  readonly status: BookingCheckout["status"];
  /** Stripe's page. */
  readonly url: string | null;
  readonly expiresAt: Instant | null;
  readonly createdAt: Instant;
}

function toCheckout(row: Selectable<CheckoutTable>): StoredCheckout {
  return readRow("checkout", row.id, () => ({
    checkoutId: row.id as CheckoutId,
    bookingId: row.booking_id as BookingId,
    effectKey: row.effect_key as EffectKey | null,
    status: readOneOf(CHECKOUT_STATUSES, row.status),
    url: row.url,
    expiresAt: readInstantOrNull(row.expires_at),
    createdAt: instant(row.created_at),
  }));
}

/**
 * Stores the details of a checkout beside its status: page, effect, end. What is known already stays. Does nothing for an unknown checkout. Safe to
 * call twice. Of two checkouts of one effect the one that is stored first keeps it.
 */
export async function updateCheckoutDetails(
  db: Queryable,
  details: Pick<StoredCheckout, "checkoutId" | "effectKey" | "url" | "expiresAt">,
): Promise<void> {
  await db
    .updateTable("checkout")
    .set((eb) => ({
      effect_key: eb.fn.coalesce(
        "effect_key",
        eb
          .case()
          .when(
            eb.exists(
              eb
                .selectFrom("checkout as other")
                .select("other.id")
                .where("other.effect_key", "=", details.effectKey),
            ),
          )
          .then(null)
          .else(details.effectKey)
          .end(),
      ),
      url: eb.fn.coalesce("url", eb.val(details.url)),
      expires_at: eb.fn.coalesce("expires_at", eb.val(details.expiresAt)),
    }))
    .where("id", "=", details.checkoutId)
    .execute();
}

export async function findCheckout(db: Queryable, checkoutId: CheckoutId): Promise<StoredCheckout | null> {
  const row = await db.selectFrom("checkout").selectAll().where("id", "=", checkoutId).executeTakeFirst();
  return row === undefined ? null : toCheckout(row);
}

/** The checkout of the newest booking that has one, and that of the newest that was paid, of this installation's own. None, one or two. */
export async function listNewestCheckouts(db: Queryable): Promise<CheckoutId[]> {
  const newest = db
    .selectFrom("booking")
    .where("booking.copied_at", "is", null)
    .orderBy("booking.created_at", "desc")
    .orderBy("booking.id", "desc")
    .limit(1);
  const opened = await newest
    .innerJoin("checkout", "checkout.booking_id", "booking.id")
    .select("checkout.id")
    .executeTakeFirst();
  const paid = await newest
    .innerJoin("payment", "payment.booking_id", "booking.id")
    .select("payment.checkout_id as id")
    .executeTakeFirst();
  const ids = [opened, paid].flatMap((row) => (row === undefined ? [] : [row.id as CheckoutId]));
  return [...new Set(ids)];
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
