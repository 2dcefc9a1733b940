import type { BookingState } from "../../../server/domain/booking/booking.ts";
import type { BuilderId } from "../../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../../server/domain/values/instant.ts";
import { money, type Money } from "../../../server/domain/values/money.ts";
import type { Queryable } from "../../core/open-database.ts";

/** Money of one currency within a stretch of time. */
export interface MoneyMoved {
  readonly paid: Money;
  readonly refunded: Money;
}

/**
 * What clients of a builder paid, and what has gone back, by currency, between the two instants; currencies in the alphabet's order. Both
 * instants are taken as the beginnings of their quarters of an hour, as days begin in every time zone: the money is kept by these.
 */
export async function sumMoneyOfBuilder(
  db: Queryable,
  builderId: BuilderId,
  from: Instant,
  until: Instant,
): Promise<MoneyMoved[]> {
  const rows = await db
    .selectFrom("builder_money")
    .select((eb) => [
      "currency",
      eb.fn.sum("paid_minor").as("paid"),
      eb.fn.sum("refunded_minor").as("refunded"),
    ])
    .where("builder_id", "=", builderId)
    .where("quarter_at", ">=", quarterOf(from))
    .where("quarter_at", "<", quarterOf(until))
    .groupBy("currency")
    .orderBy("currency")
    .execute();
  return rows
    .map(({ currency, paid, refunded }) => ({
      paid: money(Number(paid), currency),
      refunded: money(Number(refunded), currency),
    }))
    .filter(({ paid, refunded }) => paid.amountMinor > 0 || refunded.amountMinor > 0);
}

/** The same, by the quarters of an hour in which some moved, in no order. */
export async function listMoneyByQuarter(
  db: Queryable,
  builderId: BuilderId,
  from: Instant,
  until: Instant,
): Promise<(MoneyMoved & { readonly at: Instant })[]> {
  const rows = await db
    .selectFrom("builder_money")
    .select(["currency", "quarter_at", "paid_minor", "refunded_minor"])
    .where("builder_id", "=", builderId)
    .where("quarter_at", ">=", quarterOf(from))
    .where("quarter_at", "<", quarterOf(until))
    .execute();
  return rows.map((row) => ({
    at: instant(`${row.quarter_at}:00Z`),
    paid: money(row.paid_minor, row.currency),
    refunded: money(row.refunded_minor, row.currency),
  }));
}

/** How many bookings of a builder in these states were made between the two instants, those that cannot be read included. */
export async function countBookingsMade(
  db: Queryable,
  builderId: BuilderId,
  states: readonly BookingState[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<number> {
  const { count } = await db
    .selectFrom("booking")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("builder_id", "=", builderId)
    .where("state", "in", states)
    .where("created_at", ">=", from)
    .where("created_at", "<", until)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** `2026-03-02T10:15` */
function quarterOf(at: Instant): string {
  const minute = Math.floor(Number(at.slice(14, 16)) / 15) * 15;
  return `${at.slice(0, 14)}${String(minute).padStart(2, "0")}`;
}
