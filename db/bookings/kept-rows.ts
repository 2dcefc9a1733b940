import { sql } from "kysely";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Database, Queryable } from "../core/open-database.ts";

/* Compares what the database derives by triggers with its sources. Reads everything: for a tool, not for a page. */

/** A quarter of an hour in which the stored sum of a builder's money is wrong. */
export interface MoneyDifference {
  readonly builderId: BuilderId;
  readonly quarterAt: string;
  readonly currency: string;
  readonly kept: { readonly paidMinor: number; readonly refundedMinor: number };
  readonly counted: { readonly paidMinor: number; readonly refundedMinor: number };
}

export interface KeptDifferences {
  readonly money: readonly MoneyDifference[];
  /** Bookings that a search would not find. */
  readonly unfindable: number;
  /** Indexed words of a booking that does not have them, or does not exist. */
  readonly unknownWords: number;
}

const quarterOf = (column: string) => {
  const minute = `substr(${column}, 15, 2)`;
  return sql.raw<string>(
    `(substr(${column}, 1, 14) || case when ${minute} < '15' then '00' when ${minute} < '30' then '15' when ${minute} < '45' then '30' else '45' end)`,
  );
};

/** In one statement, so that it sees one moment of the database. */
export async function findKeptDifferences(db: Queryable): Promise<KeptDifferences> {
  const { rows } = await sql<{
    builder_id: string;
    quarter_at: string;
    currency: string;
    kept_paid: number | string;
    kept_refunded: number | string;
    paid: number | string;
    refunded: number | string;
  }>`
    select builder_id, quarter_at, currency, sum(kept_paid) as kept_paid, sum(kept_refunded) as kept_refunded,
      sum(paid) as paid, sum(refunded) as refunded
    from (
      select builder_id, quarter_at, currency, paid_minor as kept_paid, refunded_minor as kept_refunded, 0 as paid, 0 as refunded
        from builder_money
      union all select booking.builder_id, ${quarterOf("payment.paid_at")}, payment.currency, 0, 0, payment.amount_minor, 0
        from payment join booking on booking.id = payment.booking_id
      union all select booking.builder_id, ${quarterOf("refund.settled_at")}, refund.currency, 0, 0, 0, refund.amount_minor
        from refund join booking on booking.id = refund.booking_id where refund.settled_at is not null
    ) as sides
    group by builder_id, quarter_at, currency
    having sum(kept_paid) <> sum(paid) or sum(kept_refunded) <> sum(refunded)
    order by builder_id, quarter_at, currency`.execute(db);
  const unfindable = await sql<{ count: number | string }>`
    select count(*) as count from booking where ${isUnfindable}`.execute(db);
  const unknown = await sql<{ count: number | string }>`
    select count(*) as count from booking_word where ${belongsToNone}`.execute(db);
  return {
    money: rows.map((row) => ({
      builderId: row.builder_id as BuilderId,
      quarterAt: row.quarter_at,
      currency: row.currency,
      kept: { paidMinor: Number(row.kept_paid), refundedMinor: Number(row.kept_refunded) },
      counted: { paidMinor: Number(row.paid), refundedMinor: Number(row.refunded) },
    })),
    unfindable: Number(unfindable.rows[0]?.count),
    unknownWords: Number(unknown.rows[0]?.count),
  };
}

/** The first word that a name or an address has in the index. */
const firstWordOf = (column: string) =>
  sql.raw<string>(`substr(ltrim(lower(${column}), ' .,-_+@/()'''), 1, 64)`);

const lacks = (column: string) => sql<boolean>`(${firstWordOf(column)} <> '' and not exists (
  select 1 from booking_word where booking_word.builder_id = booking.builder_id and booking_word.word = ${firstWordOf(column)}
    and booking_word.created_at = booking.created_at and booking_word.booking_id = booking.id))`;

const isUnfindable = sql<boolean>`(${lacks("booking.client_name")} or ${lacks("booking.client_email")})`;

const belongsToNone = sql<boolean>`not exists (
  select 1 from booking where booking.id = booking_word.booking_id and booking.builder_id = booking_word.builder_id
    and booking.created_at = booking_word.created_at
    and (replace(lower(booking.client_name), booking_word.word, '') <> lower(booking.client_name)
      or replace(lower(booking.client_email), booking_word.word, '') <> lower(booking.client_email)))`;

/** Rewrites derived rows that are wrong. Safe beside the app: a concurrent change of a sum waits. */
export async function mendKeptRows(database: Database): Promise<void> {
  await database.transact(async (tx) => {
    if (database.dialect === "postgres") {
      await sql`lock table builder_money, booking_word in exclusive mode`.execute(tx);
    }
    for (const { builderId, quarterAt, currency, counted } of (await findKeptDifferences(tx)).money) {
      const sums = { paid_minor: counted.paidMinor, refunded_minor: counted.refundedMinor };
      await tx
        .insertInto("builder_money")
        .values({ builder_id: builderId, quarter_at: quarterAt, currency, ...sums })
        .onConflict((conflict) =>
          conflict.columns(["builder_id", "quarter_at", "currency"]).doUpdateSet(sums),
        )
        .execute();
    }
    await sql`delete from booking_word where ${belongsToNone}`.execute(tx);
    // Its words are written anew by the database, as after any change of a name.
    await sql`update booking set client_name = client_name where ${isUnfindable}`.execute(tx);
  });
}
