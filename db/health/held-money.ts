import type { BookingState } from "../../server/domain/booking/booking.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { money, type Money } from "../../server/domain/values/money.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * What clients have paid for sessions that have not ended, less what has gone back of it, by currency. Found by the deadlines of what is to come, and so
 * as long as there is much of that: for a job, not for a page.
 */
export async function readHeldMoney(db: Queryable, now: Instant): Promise<Money[]> {
  const toCome = db
    .selectFrom("booking")
    .select("id")
    .where("deadline_at", ">", now)
    .where("state", "=", "CONFIRMED" satisfies BookingState)
    .where("copied_at", "is", null);
  const paid = await db
    .selectFrom("payment")
    .select(({ fn }) => ["currency", fn.sum<number | string>("amount_minor").as("minor")])
    .where("booking_id", "in", toCome)
    .groupBy("currency")
    .execute();
  const returned = await db
    .selectFrom("refund")
    .select(({ fn }) => ["currency", fn.sum<number | string>("amount_minor").as("minor")])
    .where("booking_id", "in", toCome)
    .where("settled_at", "is not", null)
    .groupBy("currency")
    .execute();
  const returnedOf = (currency: string) =>
    Number(returned.find((one) => one.currency === currency)?.minor ?? 0);
  return paid
    .map(({ currency, minor }) => money(Number(minor) - returnedOf(currency), currency))
    .toSorted((one, other) => one.currency.localeCompare(other.currency));
}
