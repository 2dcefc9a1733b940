import type { Selectable } from "kysely";
import type { EffectKey } from "../../server/domain/booking/booking-effect.ts";
import { REFUND_STATUSES, type RefundStatus } from "../../server/domain/providers/refund-status.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { money, type Money } from "../../server/domain/values/money.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { RefundTable } from "../core/tables/money-tables.ts";
import { readRow } from "../core/unreadable-row.ts";

/** A Stripe Refund as we know it, whether it has arrived or not. */
export interface StoredRefund {
  readonly refundId: string;
  readonly bookingId: BookingId;
  readonly paymentIntentId: string;
  /** The effect that requested it; null when it was made in Stripe's dashboard. */
  readonly effectKey: EffectKey | null;
  readonly amount: Money;
  readonly status: RefundStatus;
  readonly createdAt: Instant;
  /** When it was recorded in the booking's history; null until then. */
  readonly settledAt: Instant | null;
  /** The number of the obligation that it settles, as recorded in the history. */
  readonly due: number | null;
}

function toRefund(row: Selectable<RefundTable>): StoredRefund {
  return readRow("refund", row.id, () => ({
    refundId: row.id,
    bookingId: row.booking_id as BookingId,
    paymentIntentId: row.payment_intent_id,
    effectKey: row.effect_key as EffectKey | null,
    amount: money(row.amount_minor, row.currency),
    status: readOneOf(REFUND_STATUSES, row.status),
    createdAt: instant(row.created_at),
    settledAt: readInstantOrNull(row.settled_at),
    due: row.due_number,
  }));
}

/**
 * Stores what Stripe says of a refund. Its status only moves forward: a late delivery never reverts a final status. What is settled stays settled.
 * Safe to call twice.
 */
export async function upsertRefund(tx: Queryable, refund: StoredRefund): Promise<void> {
  await tx
    .insertInto("refund")
    .values({
      id: refund.refundId,
      booking_id: refund.bookingId,
      payment_intent_id: refund.paymentIntentId,
      effect_key: refund.effectKey,
      amount_minor: refund.amount.amountMinor,
      currency: refund.amount.currency,
      status: refund.status,
      created_at: refund.createdAt,
      settled_at: refund.settledAt,
      due_number: refund.due,
    })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((eb) => ({
        effect_key: eb.fn.coalesce(eb.ref("refund.effect_key"), eb.ref("excluded.effect_key")),
        settled_at: eb.fn.coalesce(eb.ref("refund.settled_at"), eb.ref("excluded.settled_at")),
        status: eb
          .case()
          .when(
            eb.and([
              eb("refund.status", "in", ["succeeded", "failed", "canceled"]),
              eb("excluded.status", "in", ["pending", "requires_action"]),
            ]),
          )
          .then(eb.ref("refund.status"))
          .else(eb.ref("excluded.status"))
          .end(),
      })),
    )
    .execute();
}

/** All of them, on the way and arrived, oldest first. */
export async function listRefundsOfBooking(db: Queryable, bookingId: BookingId): Promise<StoredRefund[]> {
  const rows = await db
    .selectFrom("refund")
    .selectAll()
    .where("booking_id", "=", bookingId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(toRefund);
}

/** Whether one of these refunds has failed, as far as Stripe has told us. */
export async function hasFailedRefund(tx: Queryable, refundIds: readonly string[]): Promise<boolean> {
  if (refundIds.length === 0) return false;
  const row = await tx
    .selectFrom("refund")
    .select("id")
    .where("id", "in", refundIds)
    .where("status", "in", ["failed", "canceled"])
    .executeTakeFirst();
  return row !== undefined;
}

/** The booking that this payment was for; null when we know of no such payment, or the booking is another installation's. */
export async function findBookingIdByPaymentIntent(
  db: Queryable,
  paymentIntentId: string,
): Promise<BookingId | null> {
  const row = await db
    .selectFrom("payment")
    .innerJoin("booking", "booking.id", "payment.booking_id")
    .select("payment.booking_id")
    .where("payment.id", "=", paymentIntentId)
    .where("booking.copied_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : (row.booking_id as BookingId);
}
