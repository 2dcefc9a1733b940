import type { Booking } from "../../../server/domain/booking/booking.ts";
import { isBookingId } from "../../../server/domain/values/ids.ts";
import type { Queryable } from "../../core/open-database.ts";
import { pageOfRows, type BookingKey, type PageAsked } from "../../core/pages-of-rows.ts";
import { readBookings } from "../read-bookings.ts";
import { rowsInOrder, SEARCHED_COLUMNS, searchPage } from "./search-bookings.ts";
import type { ReadRows } from "../../core/unreadable-row.ts";

/**
 * A page of the bookings of this id, or of clients whose name or address, or a word in them, begins so, whatever its case; newest first.
 * Without text, of all. What fits very many is looked for among some thousand at a time: a page may be short while there is a next one.
 */
export async function searchBookings(
  db: Queryable,
  text: string,
  page: PageAsked<BookingKey>,
): Promise<ReadRows<Booking> & { readonly next: BookingKey | null }> {
  if (isBookingId(text)) {
    const row = await db.selectFrom("booking").selectAll().where("id", "=", text).executeTakeFirst();
    return { ...(await readBookings(db, row === undefined ? [] : [row])), next: null };
  }
  if (text === "") {
    const found = await newest(db, { ...page, limit: page.limit + 1 })
      .selectAll()
      .execute();
    const { rows, next } = pageOfRows(found, page.limit, (row) => ({ at: row.created_at, id: row.id }));
    return { ...(await readBookings(db, rows)), next };
  }
  const { ids, next } = await searchPage(db, {
    text,
    builderId: null,
    order: "created_at",
    belongs: null,
    list: (asked) => newest(db, asked).select(SEARCHED_COLUMNS).execute(),
    page,
  });
  return { ...(await readBookings(db, await rowsInOrder(db, ids))), next };
}

function newest(db: Queryable, { after, limit }: PageAsked<BookingKey>) {
  const all = db.selectFrom("booking");
  const rows =
    after === null
      ? all
      : all.where((eb) => eb(eb.refTuple("created_at", "id"), "<", eb.tuple(after.at, after.id)));
  return rows.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit);
}
