import type { InsertResult } from "kysely";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Queryable } from "../core/open-database.ts";
import type { Cells, MoneyRows, moneyRowsOf } from "./booking-projection.ts";

/** A booking's rows of money: as they were told or are stored, and as they must be. */
export interface MoneyChange {
  readonly bookingId: BookingId;
  readonly from: MoneyRows;
  readonly to: ReturnType<typeof moneyRowsOf>;
}

/**
 * Writes the rows that are new or differ, cell by cell: what stands beside them in a row (pages at Stripe, the effect that opened it) stays.
 * Throws when a row is another booking's. Part of the caller's transaction.
 */
export async function writeMoneyRows(tx: Queryable, { bookingId, from, to }: MoneyChange): Promise<void> {
  const booking_id = bookingId;
  for (const { key: id, row, changed } of changesOf(from.checkout, to.checkout)) {
    const written = await tx
      .insertInto("checkout")
      .values({ id, booking_id, effect_key: null, url: null, expires_at: null, ...row })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(changed).where("checkout.booking_id", "=", booking_id),
      )
      .executeTakeFirstOrThrow();
    expectOwn(written, id);
  }
  for (const { key: id, row, changed } of changesOf(from.payment, to.payment)) {
    const written = await tx
      .insertInto("payment")
      .values({ id, booking_id, stripe_account_id: null, ...row })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(changed).where("payment.booking_id", "=", booking_id),
      )
      .executeTakeFirstOrThrow();
    expectOwn(written, id);
  }
  for (const { key: id, row, changed } of changesOf(from.refund, to.refund)) {
    // What arrives has succeeded; of a refund that has arrived before, Stripe's own word stands in its row already.
    const settled = changed.settled_at === undefined ? changed : { ...changed, status: "succeeded" };
    const written = await tx
      .insertInto("refund")
      .values({ id, booking_id, effect_key: null, status: "succeeded", created_at: row.settled_at, ...row })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(settled).where("refund.booking_id", "=", booking_id),
      )
      .executeTakeFirstOrThrow();
    expectOwn(written, id);
  }
  for (const { key, row, changed } of changesOf(from.refund_due, to.refund_due)) {
    await tx
      .insertInto("refund_due")
      .values({ booking_id, number: Number(key), ...row })
      .onConflict((conflict) => conflict.columns(["booking_id", "number"]).doUpdateSet(changed))
      .execute();
  }
  for (const { key: id, row, changed } of changesOf(from.dispute, to.dispute)) {
    const written = await tx
      .insertInto("dispute")
      .values({ id, booking_id, ...row })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet(changed).where("dispute.booking_id", "=", booking_id),
      )
      .executeTakeFirstOrThrow();
    expectOwn(written, id);
  }
}

/** Removes the rows that the booking no longer has. A refund that has not arrived stays, as pending. */
export async function removeMoneyRows(tx: Queryable, { bookingId, from, to }: MoneyChange): Promise<void> {
  for (const key of goneOf(from.refund_due, to.refund_due)) {
    await tx
      .deleteFrom("refund_due")
      .where("booking_id", "=", bookingId)
      .where("number", "=", Number(key))
      .execute();
  }
  for (const table of ["dispute", "payment", "checkout"] as const) {
    for (const id of goneOf(from[table], to[table])) {
      await tx.deleteFrom(table).where("booking_id", "=", bookingId).where("id", "=", id).execute();
    }
  }
  for (const id of goneOf(from.refund, to.refund)) {
    await tx
      .updateTable("refund")
      .set({ settled_at: null })
      .where("booking_id", "=", bookingId)
      .where("id", "=", id)
      .execute();
  }
}

/** Moves rows back to a booking that belong to another one by mistake. */
export async function reclaimMoneyRows(tx: Queryable, { bookingId, to }: MoneyChange): Promise<void> {
  for (const table of ["checkout", "payment", "refund", "dispute"] as const) {
    if (to[table].size === 0) continue;
    await tx
      .updateTable(table)
      .set({ booking_id: bookingId })
      .where("id", "in", [...to[table].keys()])
      .where("booking_id", "<>", bookingId)
      .execute();
  }
}

/** The rows of `to` that are not in `from` so, each with the cells that differ: all of a new one. */
function changesOf<Row extends Cells>(from: ReadonlyMap<string, Cells>, to: ReadonlyMap<string, Row>) {
  return [...to].flatMap(([key, row]) => {
    const known = from.get(key);
    const cells = Object.entries(row).filter(([column, cell]) => known?.[column] !== cell);
    return cells.length === 0 ? [] : [{ key, row, changed: Object.fromEntries(cells) as Partial<Row> }];
  });
}

function goneOf(from: ReadonlyMap<string, Cells>, to: ReadonlyMap<string, Cells>): string[] {
  return [...from.keys()].filter((key) => !to.has(key));
}

function expectOwn({ numInsertedOrUpdatedRows }: InsertResult, id: string): void {
  invariant(numInsertedOrUpdatedRows !== 0n, `${id} is another booking's`);
}
