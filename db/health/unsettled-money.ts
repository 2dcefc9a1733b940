import { sql } from "kysely";
import { MONEY_DRIFTS } from "../../server/domain/health/money-drifts.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { money, type Money } from "../../server/domain/values/money.ts";
import { dueBookings } from "../bookings/lists/booking-lists.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";

/** Refunds that have not arrived: how many are on their way, how many have failed, and what all of them come to, by currency. */
export async function readUnsettledRefunds(
  db: Queryable,
): Promise<{ readonly ordered: number; readonly failed: number; readonly unreturned: readonly Money[] }> {
  const rows = await db
    .selectFrom("refund_due")
    .select(({ fn }) => [
      "status",
      "currency",
      fn.countAll().as("count"),
      fn.sum<number | string>("amount_minor").as("amount_minor"),
    ])
    .where(sql<boolean>`status in ('ordered', 'withheld', 'failed')`)
    .groupBy(["status", "currency"])
    .orderBy("currency")
    .execute();
  const countOf = (statuses: readonly string[]) =>
    rows.reduce((sum, { status, count }) => sum + (statuses.includes(status) ? Number(count) : 0), 0);
  const minorBy = new Map<string, number>();
  for (const { currency, amount_minor } of rows)
    minorBy.set(currency, (minorBy.get(currency) ?? 0) + Number(amount_minor));
  return {
    ordered: countOf(["ordered", "withheld"]),
    failed: countOf(["failed"]),
    unreturned: [...minorBy].map(([currency, amountMinor]) => money(amountMinor, currency)),
  };
}

/** Differences that nobody has resolved. */
export async function countUnresolvedDrifts(
  db: Queryable,
): Promise<{ readonly money: number; readonly all: number }> {
  const rows = await db
    .selectFrom("drift")
    .select(({ fn }) => ["kind", fn.countAll().as("count")])
    .where("resolved_at", "is", null)
    .groupBy("kind")
    .execute();
  const isMoney = (kind: string) => MONEY_DRIFTS.some((one) => one === kind);
  return {
    money: rows.reduce((sum, { kind, count }) => sum + (isMoney(kind) ? Number(count) : 0), 0),
    all: rows.reduce((sum, { count }) => sum + Number(count), 0),
  };
}

/** Bookings whose deadline has passed, without those whose checkout is being opened or closed: they wait for Stripe's word. */
export async function readOverdueDeadlines(
  db: Queryable,
  now: Instant,
): Promise<{ readonly count: number; readonly oldestAt: Instant | null }> {
  const row = await dueBookings(db, now)
    .select(({ fn }) => [fn.countAll().as("count"), fn.min<string | null>("deadline_at").as("oldest")])
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), oldestAt: readInstantOrNull(row.oldest) };
}
