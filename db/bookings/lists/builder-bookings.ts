import type { Selectable, SelectQueryBuilder } from "kysely";
import type { Booking, BookingState } from "../../../server/domain/booking/booking.ts";
import type { BuilderId } from "../../../server/domain/values/ids.ts";
import type { Instant } from "../../../server/domain/values/instant.ts";
import type { Queryable } from "../../core/open-database.ts";
import { pageOfRows, type BookingKey, type PageAsked } from "../../core/pages-of-rows.ts";
import { readBookings } from "../read-bookings.ts";
import type { Schema } from "../../core/schema.ts";
import type { BookingTable } from "../../core/tables/booking-tables.ts";
import {
  newestFirst,
  rowsInOrder,
  SEARCHED_COLUMNS,
  searchPage,
  type SearchedRow,
} from "./search-bookings.ts";
import type { ReadRows } from "../../core/unreadable-row.ts";

/** Which of a builder's bookings; what is null narrows nothing. */
export interface BookingFilter {
  readonly states: readonly [BookingState, ...BookingState[]] | null;
  /** By the session's start, inclusive. */
  readonly from: Instant | null;
  /** By the session's start, exclusive. */
  readonly until: Instant | null;
  /** How the client's name or address, or a word in them, begins, whatever its case. */
  readonly search: string | null;
}

/** In this order: with days asked for, by the days of the sessions, so that an index holds both the days and their order. */
function orderOf({ from, until }: Pick<BookingFilter, "from" | "until">): "created_at" | "starts_at" {
  return from === null && until === null ? "created_at" : "starts_at";
}

interface Stretch extends Pick<BookingFilter, "from" | "until"> {
  readonly state: BookingState | null;
}

/** Those of a filter in one state, or in all (null), below a key or from the end on (null): one stretch of an index, from its end. */
function stretchOf(db: Queryable, builderId: BuilderId, filter: Stretch, after: BookingKey | null) {
  return orderOf(filter) === "starts_at"
    ? stretchOfDays(db, builderId, filter, after)
    : stretchOfNewest(db, builderId, filter.state, after);
}

function stretchOfDays(
  db: Queryable,
  builderId: BuilderId,
  { from, until, state }: Stretch,
  after: BookingKey | null,
) {
  let query = db.selectFrom("booking").where("builder_id", "=", builderId);
  if (state !== null) query = query.where("state", "=", state);
  if (from !== null) query = query.where("starts_at", ">=", from);
  if (until !== null) query = query.where("starts_at", "<", until);
  if (after !== null)
    query = query.where((eb) => eb(eb.refTuple("starts_at", "id"), "<", eb.tuple(after.at, after.id)));
  return query.orderBy("starts_at", "desc").orderBy("id", "desc");
}

/**
 * By a column that has one value, compared and ordered as if it had several: so only an index that begins with it gives the order. Told that the
 * column equals its value, PostgreSQL may walk the index of all bookings by their age, through hundred thousands that are not meant.
 */
function stretchOfNewest(
  db: Queryable,
  builderId: BuilderId,
  state: BookingState | null,
  after: BookingKey | null,
) {
  const [column, value] = state === null ? (["builder_id", builderId] as const) : (["state", state] as const);
  let query = db.selectFrom("booking").where(column, ">=", value);
  if (state !== null) query = query.where("builder_id", "=", builderId);
  query =
    after === null
      ? query.where(column, "<=", value)
      : query.where((eb) =>
          eb(eb.refTuple(column, "created_at", "id"), "<", eb.tuple(value, after.at, after.id)),
        );
  return query.orderBy(column, "desc").orderBy("created_at", "desc").orderBy("id", "desc");
}

/**
 * A page of a builder's bookings, the newest first; of some days, those whose sessions begin last. A search that fits very many looks through
 * some thousand bookings for a page: it may hold fewer than the limit, and none, while there is a next one.
 */
export async function listBookingsOfBuilder(
  db: Queryable,
  builderId: BuilderId,
  filter: BookingFilter,
  page: PageAsked<BookingKey>,
): Promise<ReadRows<Booking> & { readonly next: BookingKey | null }> {
  const order = orderOf(filter);
  const keyOf = (row: Pick<Selectable<BookingTable>, "id" | typeof order>): BookingKey => ({
    at: row[order] ?? "",
    id: row.id,
  });
  /** One look at an index for each state, of which the newest of all are kept. */
  async function listIn<Row extends SearchedRow>(
    select: (from: ReturnType<typeof stretchOf>) => SelectQueryBuilder<Schema, "booking", Row>,
    { after, limit }: PageAsked<BookingKey>,
  ): Promise<Row[]> {
    const found: Row[] = [];
    for (const state of filter.states ?? [null]) {
      const query = select(stretchOf(db, builderId, { ...filter, state }, after)).limit(limit);
      found.push(...((await query.execute()) as Row[]));
    }
    return found.sort((one, other) => newestFirst(keyOf(one), keyOf(other))).slice(0, limit);
  }

  if (filter.search === null) {
    const found = await listIn((from) => from.selectAll(), { ...page, limit: page.limit + 1 });
    const { rows, next } = pageOfRows(found, page.limit, keyOf);
    return { ...(await readBookings(db, rows)), next };
  }
  const { ids, next } = await searchPage(db, {
    text: filter.search,
    builderId,
    order,
    belongs: filter.states === null && order === "created_at" ? null : (row) => isIn(filter, row),
    list: (asked) => listIn((from) => from.select(SEARCHED_COLUMNS), asked),
    page,
  });
  return { ...(await readBookings(db, await rowsInOrder(db, ids))), next };
}

function isIn({ states, from, until }: BookingFilter, { state, starts_at }: SearchedRow): boolean {
  return (
    (states === null || states.some((one) => one === state)) &&
    (from === null || (starts_at !== null && starts_at >= from)) &&
    (until === null || (starts_at !== null && starts_at < until))
  );
}

/** How many of a builder's bookings in these states have sessions that begin then or later, those that cannot be read included. */
export async function countBookingsAhead(
  db: Queryable,
  builderId: BuilderId,
  states: readonly BookingState[],
  from: Instant,
): Promise<number> {
  const { count } = await db
    .selectFrom("booking")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("builder_id", "=", builderId)
    .where("state", "in", states)
    .where("starts_at", ">=", from)
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

/** Those of them without a place, because its link failed or none was given. */
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
