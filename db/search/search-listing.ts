import { expressionBuilder, sql, type ExpressionBuilder } from "kysely";
import {
  ALL,
  CHOICES,
  choicesIn,
  only,
  type EntryStretch,
  type UsedChoices,
} from "../../server/domain/search/listing-entries.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { BuilderKey } from "../builders/builders.ts";
import { pageOfRows, type PageAsked } from "../core/pages-of-rows.ts";
import type { Queryable } from "../core/open-database.ts";
import type { Schema } from "../core/schema.ts";

/*
 * A filter is a stretch of the index. One that holds few leads straight to them, whatever the others hold: all of these are read, and looked up in
 * the other stretches. Where every filter holds very many, they are met again and again in the order of the list, which is looked through instead.
 * No search costs more than so many rows of either.
 */

/** 300: of so many each is looked up in every other filter, in a millisecond or two; and no filter is counted any further. */
const HITS_MAX = 300;
/** 1,000 for a page: where every filter fits more than 300, it is mostly full long before. */
const LOOKED_THROUGH_MAX = 1_000;
/** The first look is at a few screens: whatever fits a quarter of all is found there. */
const LOOKS = [100, LOOKED_THROUGH_MAX] as const;

export interface ListingSearch {
  /** All of them hold; none: everybody who is listed. */
  readonly stretches: readonly EntryStretch[];
  /** When given, only those whose Calendly connection works then: nobody can be booked with the others. */
  readonly connectedAt: Instant | null;
}

/** A page of those found, in the order of the front page; it may be short, or empty, while there is a next one. */
export async function searchListing(
  db: Queryable,
  search: ListingSearch,
  page: PageAsked<BuilderKey>,
): Promise<{ readonly ids: readonly BuilderId[]; readonly next: BuilderKey | null }> {
  const { from, hits } = await chooseStretch(db, search.stretches);
  const isFew = hits !== null && hits <= HITS_MAX;
  const others = search.stretches.filter((stretch) => stretch !== from);
  const fitting = (read: ReturnType<typeof selectEntries>) =>
    db
      .selectFrom(read.as("found"))
      .select(["found.position", "found.builder_id as id"])
      .where((eb) => eb.and(others.map((stretch) => stands(eb, stretch))))
      .$if(search.connectedAt !== null, (query) =>
        query.where((eb) => isConnected(eb, search.connectedAt ?? "")),
      )
      .orderBy("found.position")
      .orderBy("found.builder_id")
      .limit(page.limit + 1)
      .execute();
  const isAll = others.length === 0 && search.connectedAt === null;
  let rows: BuilderKey[] = [];
  if (isWhole(from)) {
    // Few are looked up in one go; of many the first are mostly enough.
    for (const look of isAll ? [page.limit + 1] : isFew ? [HITS_MAX] : LOOKS) {
      rows = await fitting(inOrder(db, from, page.after).limit(look));
      if (rows.length > page.limit) break;
    }
  } else rows = await fitting(eachOf(db, from, page.after));
  const { rows: found, next } = pageOfRows(rows, page.limit, ({ position, id }): BuilderKey => ({
    position,
    id,
  }));
  return {
    ids: found.map(({ id }) => id as BuilderId),
    next: next ?? (isFew || (isAll && isWhole(from)) ? null : await endOfLook(db, from, page.after)),
  };
}

/** From which stretch to begin, and how many it holds, if that is known: the one with the fewest, or one that is read in the order of the list. */
async function chooseStretch(
  db: Queryable,
  stretches: readonly EntryStretch[],
): Promise<{ readonly from: EntryStretch; readonly hits: number | null }> {
  let fewest: { from: EntryStretch; hits: number } | null = null;
  for (const from of stretches) {
    const hits = await countHits(db, from);
    if (fewest === null || hits < fewest.hits) fewest = { from, hits };
  }
  if (fewest !== null && fewest.hits <= HITS_MAX) return fewest;
  return { from: stretches.find(isWhole) ?? only(ALL), hits: null };
}

/** An entry by itself has its builders in the order of the list. */
function isWhole({ first, last }: EntryStretch): boolean {
  return first === last;
}

/** How many entries a stretch has, as far as it matters. */
async function countHits(db: Queryable, { first, last }: EntryStretch): Promise<number> {
  const { hits } = await db
    .selectFrom(
      db
        .selectFrom("listing_entry")
        .select("builder_id")
        .where("entry", ">=", first)
        .where("entry", "<=", last)
        .limit(HITS_MAX + 1)
        .as("stretch"),
    )
    .select((eb) => eb.fn.countAll<number | string>().as("hits"))
    .executeTakeFirstOrThrow();
  return Number(hits);
}

function selectEntries(db: Queryable) {
  return db.selectFrom("listing_entry").select(["position", "builder_id"]);
}

/** Of an entry by itself, those after that one, in the order of the list. */
function inOrder(db: Queryable, { first }: EntryStretch, after: BuilderKey | null) {
  return selectEntries(db)
    .where("entry", "=", first)
    .$if(after !== null, (query) => query.where(isAfter(after)))
    .orderBy("position")
    .orderBy("builder_id");
}

/** Of a stretch of few, each builder once. */
function eachOf(db: Queryable, { first, last }: EntryStretch, after: BuilderKey | null) {
  return selectEntries(db)
    .distinct()
    .where("entry", ">=", first)
    .where("entry", "<=", last)
    .$if(after !== null, (query) => query.where(isAfter(after)));
}

function isAfter(after: BuilderKey | null) {
  const eb = expressionBuilder<Schema, "listing_entry">();
  return eb(eb.refTuple("position", "builder_id"), ">", eb.tuple(after?.position ?? 0, after?.id ?? ""));
}

type Found = Schema & { found: { position: number; builder_id: string } };

/**
 * In an entry by itself they are looked up in the order in which they are found: all of these places lie close together. A subquery of one value, where
 * PostgreSQL would take an `exists` for a join, and read much more of the stretch.
 */
function stands(eb: ExpressionBuilder<Found, "found">, stretch: EntryStretch) {
  const { first, last } = stretch;
  const theirs = eb
    .selectFrom("listing_entry")
    .select("listing_entry.entry")
    .whereRef("listing_entry.builder_id", "=", "found.builder_id")
    .limit(1);
  const there = isWhole(stretch)
    ? theirs
        .where("listing_entry.entry", "=", first)
        .whereRef("listing_entry.position", "=", "found.position")
    : theirs.where("listing_entry.entry", ">=", first).where("listing_entry.entry", "<=", last);
  return eb(there, "is not", null);
}

function isConnected(eb: ExpressionBuilder<Found, "found">, now: string) {
  return eb(
    eb
      .selectFrom("calendly_connection")
      .select("calendly_connection.id")
      .whereRef("calendly_connection.builder_id", "=", "found.builder_id")
      .where((or) =>
        or.or([
          or("calendly_connection.broken_reason", "is", null),
          or.and([
            or("calendly_connection.broken_reason", "=", "refresh_lost"),
            or("calendly_connection.token_expires_at", ">", now),
          ]),
        ]),
      )
      .limit(1),
    "is not",
    null,
  );
}

/** The last one that was looked at; null when these were all. */
async function endOfLook(
  db: Queryable,
  from: EntryStretch,
  after: BuilderKey | null,
): Promise<BuilderKey | null> {
  const rows = await inOrder(db, from, after)
    .limit(LOOKED_THROUGH_MAX + 1)
    .execute();
  const last = rows[LOOKED_THROUGH_MAX - 1];
  return rows.length > LOOKED_THROUGH_MAX && last !== undefined
    ? { position: last.position, id: last.builder_id }
    : null;
}

/** 500: all topics, languages and currencies that there can be, with room. */
const CHOICES_MAX = 500;

/** What can be chosen with a hope of finding somebody. Goes from each entry to the next other one: how many stand under each makes no difference. */
export async function listUsedChoices(db: Queryable): Promise<UsedChoices> {
  const nextOf = (beyond: ReturnType<typeof sql>) =>
    sql`(select min(entry) from listing_entry where entry > ${beyond} and entry <= ${CHOICES.last})`;
  const { rows } = await sql<{ entry: string | null }>`
    with recursive used (entry, n) as (
      select ${nextOf(sql`${CHOICES.first}`)}, 1
      union all select ${nextOf(sql`used.entry`)}, n + 1 from used where used.entry is not null and n < ${CHOICES_MAX})
    select entry from used where entry is not null`.execute(db);
  return choicesIn(rows.flatMap(({ entry }) => (entry === null ? [] : [entry])));
}
