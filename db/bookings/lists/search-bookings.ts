import { sql, type Selectable } from "kysely";
import type { BuilderId } from "../../../server/domain/values/ids.ts";
import type { Queryable } from "../../core/open-database.ts";
import { inChunks } from "../../core/in-chunks.ts";
import { pageOfRows, type BookingKey, type PageAsked } from "../../core/pages-of-rows.ts";
import type { BookingTable } from "../../core/tables/booking-tables.ts";

/*
 * A booking is found by how its client's name or address begins, or a word in them: those stand in an index of words, which the database
 * keeps with the booking. A text that fits few leads straight to them. One that fits very many is met again and again among the newest
 * bookings, which are looked through instead: no text costs more than so many rows of either.
 */

/** 2,000 words in the order of an index are a millisecond or two. */
const HITS_MAX = 2_000;
/** 4,000 bookings for a page: with more than 2,000 hits, the page is mostly full long before. */
const LOOKED_THROUGH_MAX = 4_000;
/** The first look is at a few screens: whatever fits half of all bookings is found there. */
const LOOKS = [100, 400, 1_000] as const;
/** As the index has them: what is longer is cut. */
const WORD_LENGTH = 64;
const SEPARATORS = " .,-_+@/()'";
/** Behind every text that begins alike. */
const LAST_CHARACTER = "\u{10FFFF}";

/** As much of a booking as decides whether, and where, it stands in a list. */
export type SearchedRow = Pick<
  Selectable<BookingTable>,
  "id" | "state" | "created_at" | "starts_at" | "client_name" | "client_email"
>;
export const SEARCHED_COLUMNS = [
  "id",
  "state",
  "created_at",
  "starts_at",
  "client_name",
  "client_email",
] as const satisfies readonly (keyof SearchedRow)[];

interface Search {
  readonly text: string;
  /** Only this builder's; everybody's when null. */
  readonly builderId: BuilderId | null;
  readonly order: "created_at" | "starts_at";
  /** Whether a booking belongs into the list, whatever its client is called; null when all do, in the order in which they were made. */
  readonly belongs: ((row: SearchedRow) => boolean) | null;
  /** Those that belong into the list, in its order, after that one. */
  readonly list: (page: PageAsked<BookingKey>) => Promise<readonly SearchedRow[]>;
  readonly page: PageAsked<BookingKey>;
}

/** A page of what a text finds, as ids in the list's order: it may be short, or empty, while there is a next one. */
export async function searchPage(
  db: Queryable,
  search: Search,
): Promise<{ readonly ids: readonly string[]; readonly next: BookingKey | null }> {
  const text = Array.from(search.text).slice(0, WORD_LENGTH).join("").replace(LEADING_SEPARATORS, "");
  if (text === "") return { ids: [], next: null };
  const hits = await listHits(db, search.builderId, text);
  if (hits.length > HITS_MAX) return lookThrough(search, text);
  return pageOf(search.belongs === null ? hits : await listFitting(db, search, hits), search.page);
}

const LEADING_SEPARATORS = /^[\s.,\-_+@/()']+/;

/** The bookings that words lead to, each once; more than the most there may be when there are too many. */
async function listHits(db: Queryable, builderId: BuilderId | null, text: string): Promise<BookingKey[]> {
  let query = db
    .selectFrom("booking_word")
    .select(["booking_id", "created_at"])
    .where("word", ">=", sql<string>`lower(${text})`)
    .where("word", "<", sql<string>`lower(${text}) || ${LAST_CHARACTER}`)
    .limit(HITS_MAX + 1);
  if (builderId !== null) query = query.where("builder_id", "=", builderId);
  const rows = (await query.execute()).map((row): BookingKey => ({ at: row.created_at, id: row.booking_id }));
  return rows.length > HITS_MAX ? rows : [...new Map(rows.map((row) => [row.id, row])).values()];
}

async function listFitting(
  db: Queryable,
  { order, belongs }: Search,
  hits: readonly BookingKey[],
): Promise<BookingKey[]> {
  const ids = hits.map(({ id }) => id);
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom("booking").select(SEARCHED_COLUMNS).where("id", "in", chunk).execute(),
  );
  return rows.filter((row) => belongs === null || belongs(row)).map((row) => keyOf(row, order));
}

function pageOf(fitting: readonly BookingKey[], { after, limit }: PageAsked<BookingKey>) {
  const left = fitting.filter((key) => after === null || newestFirst(after, key) < 0).sort(newestFirst);
  const { rows, next } = pageOfRows(left, limit, (key) => key);
  return { ids: rows.map(({ id }) => id), next };
}

async function lookThrough(
  { order, list, page }: Search,
  text: string,
): Promise<{ readonly ids: readonly string[]; readonly next: BookingKey | null }> {
  const found: BookingKey[] = [];
  let { after } = page;
  for (let looked = 0, look = 0; looked < LOOKED_THROUGH_MAX; look += 1) {
    const limit = LOOKS[look] ?? LOOKS[LOOKS.length - 1] ?? 0;
    const rows = await list({ after, limit });
    for (const row of rows) {
      if (found.length === page.limit) return { ids: found.map(({ id }) => id), next: after };
      after = keyOf(row, order);
      if (hasWord(row.client_name, text) || hasWord(row.client_email, text)) found.push(after);
    }
    if (rows.length < limit) return { ids: found.map(({ id }) => id), next: null };
    looked += rows.length;
  }
  return { ids: found.map(({ id }) => id), next: after };
}

/** The whole rows of these ids, in the order of the ids. One that is gone meanwhile is left out. */
export async function rowsInOrder(
  db: Queryable,
  ids: readonly string[],
): Promise<Selectable<BookingTable>[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("booking").selectAll().where("id", "in", ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Whether a text, or a word in it, begins so. */
function hasWord(within: string, beginning: string): boolean {
  const [text, sought] = [within.toLowerCase(), beginning.toLowerCase()];
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    if (at === 0 || SEPARATORS.includes(text.charAt(at - 1))) return true;
  }
  return false;
}

function keyOf(row: SearchedRow, order: Search["order"]): BookingKey {
  return { at: row[order] ?? "", id: row.id };
}

/** Text in the order of its bytes, as both databases keep instants and ids. */
export function newestFirst(one: BookingKey, other: BookingKey): number {
  return compareText(other.at, one.at) || compareText(other.id, one.id);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
