import { sql, type ExpressionBuilder } from "kysely";
import type { Booking, BookingState } from "../server/domain/booking.ts";
import type { BuilderId } from "../server/domain/ids.ts";
import type { Instant } from "../server/domain/instant.ts";
import { money, type Money } from "../server/domain/money.ts";
import type { Queryable } from "./open-database.ts";
import { bookingKeyOf, pageOfRows, type BookingKey, type PageAsked } from "./pages-of-rows.ts";
import { readBookings } from "./read-bookings.ts";
import type { Schema } from "./schema.ts";
import type { ReadRows } from "./unreadable-row.ts";

/** Which of a builder's bookings; what is null narrows nothing. */
export interface BookingFilter {
  readonly states: readonly [BookingState, ...BookingState[]] | null;
  /** By the session's start, inclusive. */
  readonly from: Instant | null;
  /** By the session's start, exclusive. */
  readonly until: Instant | null;
  /** A part of the client's name or address, whatever its case. */
  readonly search: string | null;
}

function matching(eb: ExpressionBuilder<Schema, "booking">, builderId: BuilderId, filter: BookingFilter) {
  const conditions = [eb("builder_id", "=", builderId)];
  if (filter.states !== null) conditions.push(eb("state", "in", filter.states));
  if (filter.from !== null) conditions.push(eb("starts_at", ">=", filter.from));
  if (filter.until !== null) conditions.push(eb("starts_at", "<", filter.until));
  if (filter.search !== null) {
    const pattern = `%${filter.search.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
    conditions.push(
      eb.or([
        sql<boolean>`lower(client_name) like ${pattern} escape '\\'`,
        sql<boolean>`lower(client_email) like ${pattern} escape '\\'`,
      ]),
    );
  }
  return eb.and(conditions);
}

/** A page of a builder's bookings, the newest first. */
export async function listBookingsOfBuilder(
  db: Queryable,
  builderId: BuilderId,
  filter: BookingFilter,
  { after, limit }: PageAsked<BookingKey>,
): Promise<ReadRows<Booking> & { readonly next: BookingKey | null }> {
  let query = db
    .selectFrom("booking")
    .selectAll()
    .where((eb) => matching(eb, builderId, filter));
  if (after !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple("created_at", "id"), "<", eb.tuple(after.createdAt, after.id)),
    );
  }
  const found = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const { rows, next } = pageOfRows(found, limit, bookingKeyOf);
  return { ...(await readBookings(db, rows)), next };
}

/** How many of a builder's bookings there are, those that cannot be read included. */
export async function countBookingsOfBuilder(
  db: Queryable,
  builderId: BuilderId,
  filter: BookingFilter,
): Promise<number> {
  const { count } = await db
    .selectFrom("booking")
    .select((eb) => eb.fn.countAll().as("count"))
    .where((eb) => matching(eb, builderId, filter))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether anybody ever booked with this builder, however it ended. */
export async function hasBookings(db: Queryable, builderId: BuilderId): Promise<boolean> {
  const row = await db
    .selectFrom("booking")
    .select("id")
    .where("builder_id", "=", builderId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The builder's confirmed sessions that are not over and can be read, the next one first. */
export async function listNextSessions(
  db: Queryable,
  builderId: BuilderId,
  now: Instant,
  limit: number,
): Promise<Booking[]> {
  return (await readBookings(db, await nextSessions(db, builderId, now, limit).execute())).values;
}

/** Those of them that nobody knows the place of, because its link failed or nobody has said. */
export async function listSessionsWithoutPlace(
  db: Queryable,
  builderId: BuilderId,
  now: Instant,
  limit: number,
): Promise<Booking[]> {
  const rows = await nextSessions(db, builderId, now, limit).where("place_status", "=", "failed").execute();
  return (await readBookings(db, rows)).values;
}

function nextSessions(db: Queryable, builderId: BuilderId, now: Instant, limit: number) {
  return db
    .selectFrom("booking")
    .selectAll()
    .where("builder_id", "=", builderId)
    .where("state", "=", "CONFIRMED")
    .where("ends_at", ">", now)
    .orderBy("starts_at")
    .orderBy("id")
    .limit(limit);
}

/** Money of one currency within a stretch of time. */
export interface MoneyMoved {
  readonly paid: Money;
  readonly refunded: Money;
}

/** What clients of a builder paid, and what has gone back, by currency, between the two instants; currencies in the alphabet's order. */
export async function sumMoneyOfBuilder(
  db: Queryable,
  builderId: BuilderId,
  from: Instant,
  until: Instant,
): Promise<MoneyMoved[]> {
  const payments = await db
    .selectFrom("payment")
    .innerJoin("booking", "booking.id", "payment.booking_id")
    .select((eb) => ["payment.currency", eb.fn.sum("payment.amount_minor").as("sum")])
    .where("booking.builder_id", "=", builderId)
    .where("payment.paid_at", ">=", from)
    .where("payment.paid_at", "<", until)
    .groupBy("payment.currency")
    .execute();
  const refunds = await db
    .selectFrom("refund")
    .innerJoin("booking", "booking.id", "refund.booking_id")
    .select((eb) => ["refund.currency", eb.fn.sum("refund.amount_minor").as("sum")])
    .where("booking.builder_id", "=", builderId)
    .where("refund.settled_at", ">=", from)
    .where("refund.settled_at", "<", until)
    .groupBy("refund.currency")
    .execute();
  const currencies = new Set([...payments, ...refunds].map((row) => row.currency));
  const sumOf = (rows: typeof payments, currency: string) =>
    money(Number(rows.find((row) => row.currency === currency)?.sum ?? 0), currency);
  return [...currencies]
    .sort()
    .map((currency) => ({ paid: sumOf(payments, currency), refunded: sumOf(refunds, currency) }));
}
