import type { BookingState, RefundReason } from "../../server/domain/booking/booking.ts";
import { money, type Money } from "../../server/domain/values/money.ts";
import type { Queryable } from "../core/open-database.ts";

/** What the site has to show for itself. */
export interface SiteFigures {
  /** Sessions that were held. */
  readonly sessionsHeld: number;
  /** What has gone back to clients because a booking was canceled, as its policy said, by currency: the one with most refunds first. */
  readonly returnedByPolicy: readonly Money[];
}

/** Reads as much as there are bookings: for something that keeps it, not for a page. */
export async function readSiteFigures(db: Queryable): Promise<SiteFigures> {
  const held = await db
    .selectFrom("booking")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("state", "=", "COMPLETED" satisfies BookingState)
    .executeTakeFirstOrThrow();
  const returned = await db
    .selectFrom("refund_due")
    .select(({ fn }) => [
      "currency",
      fn.sum<number | string>("amount_minor").as("minor"),
      fn.countAll().as("count"),
    ])
    .where("reason", "=", "canceled" satisfies RefundReason)
    .where("status", "in", ["settled", "settled_outside"])
    .groupBy("currency")
    .orderBy("count", "desc")
    .orderBy("currency")
    .execute();
  return {
    sessionsHeld: Number(held.count),
    returnedByPolicy: returned.map(({ currency, minor }) => money(Number(minor), currency)),
  };
}
