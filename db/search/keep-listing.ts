import { isUseful } from "../../server/domain/offer/free-times.ts";
import { isOnSale } from "../../server/domain/offer/why-not-sellable.ts";
import { listingOf, type ListedBuilder, type Listing } from "../../server/domain/search/listing.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import { instantFromEpochMs, type Instant } from "../../server/domain/values/instant.ts";
import { listFreeSpans } from "../builders/free-times.ts";
import { listSessionTypes } from "../builders/session-types.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { listTopicsOfBuilder } from "./topics-of-builder.ts";

/*
 * The index of those listed follows from builders, offers, free times, topics and languages. Whoever changes one of them computes the entries anew
 * in the same transaction; the database notes whose entries are due, so that what nobody computed is computed soon.
 */

/** Before everything: due at once, as the database itself notes it. */
const AT_ONCE = instantFromEpochMs(0);

/**
 * Computes a builder's entries anew and writes what is different. In the transaction of the change, after it: it waits for others that change the
 * same builder, and sees what they did. Safe to repeat.
 */
export async function keepListing(tx: Queryable, builderId: BuilderId, now: Instant): Promise<void> {
  await lockListing(tx, builderId);
  const { position, listing } = await computeListing(tx, builderId, now);
  const kept = await tx
    .selectFrom("listing_entry")
    .select(["entry", "position"])
    .where("builder_id", "=", builderId)
    .execute();
  const wanted = new Set(listing.entries);
  const isMoved = kept.some((row) => row.position !== position);
  const gone = kept.map(({ entry }) => entry).filter((entry) => isMoved || !wanted.has(entry));
  await inChunks(gone, async (chunk) => {
    await tx
      .deleteFrom("listing_entry")
      .where("builder_id", "=", builderId)
      .where("entry", "in", chunk)
      .execute();
    return [];
  });
  const known = new Set(isMoved ? [] : kept.map(({ entry }) => entry));
  const added = listing.entries.filter((entry) => !known.has(entry));
  await inChunks(added, async (chunk) => {
    const rows = chunk.map((entry) => ({ entry, position, builder_id: builderId }));
    await tx.insertInto("listing_entry").values(rows).execute();
    return [];
  });
  await tx
    .updateTable("builder_listing")
    .set({ due_at: listing.changesAt })
    .where("builder_id", "=", builderId)
    .execute();
}

/** The row that every change of the builder goes through: the database writes it, too. */
async function lockListing(tx: Queryable, builderId: BuilderId): Promise<void> {
  await tx
    .insertInto("builder_listing")
    .values({ builder_id: builderId, due_at: AT_ONCE })
    .onConflict((conflict) => conflict.column("builder_id").doUpdateSet({ due_at: AT_ONCE }))
    .execute();
}

async function computeListing(
  db: Queryable,
  builderId: BuilderId,
  now: Instant,
): Promise<{ readonly position: number; readonly listing: Listing }> {
  const row = await db
    .selectFrom("builder")
    .select(["display_name", "headline", "position", "archived_at"])
    .where("id", "=", builderId)
    .executeTakeFirst();
  if (row === undefined) return { position: 0, listing: listingOf(null, now) };
  const { position } = row;
  if (row.archived_at !== null) return { position, listing: listingOf(null, now) };
  const onSale = (await listSessionTypes(db, builderId)).filter(isOnSale);
  const spans = await listFreeSpans(
    db,
    onSale.map(({ id }) => id),
  );
  const languages = await db
    .selectFrom("builder_language")
    .select("language")
    .where("builder_id", "=", builderId)
    .execute();
  const builder: ListedBuilder = {
    name: row.display_name,
    headline: row.headline,
    offers: onSale.map(({ id, name, price }) => {
      const span = spans.get(id) ?? null;
      return { name, price, free: span !== null && isUseful(span.readAt, now) ? span : null };
    }),
    topics: await listTopicsOfBuilder(db, builderId),
    languages: languages.map(({ language }) => language),
  };
  return { position, listing: listingOf(builder, now) };
}

/**
 * Computes the entries of those that are due, at most so many, each in a transaction of its own. Answers with how many these were: below the limit,
 * nothing is due any more.
 */
export async function keepListingsDue(database: Database, now: Instant, limit: number): Promise<number> {
  const due = await database.kysely
    .selectFrom("builder_listing")
    .select("builder_id")
    .where("due_at", "is not", null)
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .orderBy("builder_id")
    .limit(limit)
    .execute();
  for (const { builder_id } of due)
    await database.transact((tx) => keepListing(tx, builder_id as BuilderId, now));
  return due.length;
}

/**
 * Compares what is kept of every builder with what follows from all the rest, and answers with those of whom it differs, due or not. Reads
 * everything: for a tool, not for a page.
 */
export async function findListingDifferences(db: Queryable, now: Instant): Promise<BuilderId[]> {
  const differing: BuilderId[] = [];
  const builders = await db.selectFrom("builder").select("id").orderBy("id").execute();
  for (const { id } of builders) {
    const builderId = id as BuilderId;
    const { position, listing } = await computeListing(db, builderId, now);
    const kept = await db
      .selectFrom("listing_entry")
      .select(["entry", "position"])
      .where("builder_id", "=", builderId)
      .execute();
    const isSame =
      kept.length === listing.entries.length &&
      kept.every((row) => row.position === position && listing.entries.includes(row.entry));
    if (!isSame) differing.push(builderId);
  }
  return differing;
}
