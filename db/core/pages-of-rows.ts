/**
 * Lists are read in pages by the key of their order: a page begins after the last row of the one before it, wherever that row stands by now, so
 * that nothing is shown twice or left out however much is added in between. A key need not be that of any row.
 */

/** How long a page may be, and after which row it begins: null for the first. */
export interface PageAsked<Key> {
  readonly after: Key | null;
  readonly limit: number;
}

/** A page of rows, and the key that the next one begins after: null when there is none. */
interface PageOfRows<Row, Key> {
  readonly rows: Row[];
  readonly next: Key | null;
}

/** The page that was asked for, of one row more than it holds: whether there is that one says whether there is a next page. */
export function pageOfRows<Row, Key>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): PageOfRows<Row, Key> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? keyOf(last) : null };
}

/** Of a list of bookings: by when they were made, or by when their sessions begin. */
export interface BookingKey {
  readonly at: string;
  readonly id: string;
}
