import { ENGLISH } from "../../server/domain/text/language.ts";
import type { Selectable } from "kysely";
import { nameInWords } from "../../server/domain/text/name-in-words.ts";
import type { BuilderId, UserId } from "../../server/domain/values/ids.ts";
import type { Instant, TimeZone } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Builder, DirectBookings } from "../../server/domain/offer/session-type.ts";
import { inBatches } from "../core/in-batches.ts";
import type { Queryable } from "../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../core/pages-of-rows.ts";
import { readOneOf, readTimeZone } from "../core/read-column.ts";
import type { BuilderTable } from "../core/tables/builder-tables.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

const DIRECT_BOOKINGS = ["adopt", "ignore"] as const satisfies readonly DirectBookings[];

function toBuilder(row: Selectable<BuilderTable>): Builder {
  return readRow("builder", row.id, () => ({
    id: row.id as BuilderId,
    slug: row.slug,
    displayName: nameInWords(row.display_name, "builder", ENGLISH),
    headline: row.headline,
    bio: row.bio,
    timeZone: readTimeZone(row.time_zone),
    userId: row.user_id,
    email: row.email,
    accentColor: row.accent_color,
    currency: row.currency,
    directBookings: readOneOf(DIRECT_BOOKINGS, row.direct_bookings),
  }));
}

/** Builders who are not archived and can be read, in the order of their positions. In batches. */
export async function* listBuilders(db: Queryable): AsyncGenerator<Builder[]> {
  const batches = inBatches((after: Selectable<BuilderTable> | null, limit) =>
    selectBuilders(db, after, limit),
  );
  for await (const rows of batches) yield readEach(rows, toBuilder).values;
}

/** Where the list of builders goes on. */
export interface BuilderKey {
  readonly position: number;
  readonly id: string;
}

/** The same from after that one on, at most so many, with the key of the last of them, readable or not; null when these are the last. */
export async function listBuildersAfter(
  db: Queryable,
  { after, limit }: PageAsked<BuilderKey>,
): Promise<{ readonly builders: Builder[]; readonly next: BuilderKey | null }> {
  const found = await selectBuilders(db, after, limit + 1);
  const { rows, next } = pageOfRows(found, limit, ({ position, id }): BuilderKey => ({ position, id }));
  return { builders: readEach(rows, toBuilder).values, next };
}

function selectBuilders(db: Queryable, after: BuilderKey | null, limit: number) {
  let query = db.selectFrom("builder").selectAll().where("archived_at", "is", null);
  if (after !== null) {
    query = query.where((eb) => eb(eb.refTuple("position", "id"), ">", eb.tuple(after.position, after.id)));
  }
  return query.orderBy("position").orderBy("id").limit(limit).execute();
}

/** Those of these who are not archived and can be read, in the order of the ids. */
export async function listBuildersOf(db: Queryable, ids: readonly BuilderId[]): Promise<Builder[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("builder")
    .selectAll()
    .where("id", "in", ids)
    .where("archived_at", "is", null)
    .execute();
  const byId = new Map(readEach(rows, toBuilder).values.map((builder) => [builder.id, builder]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Null when there is none, or it is archived. */
export async function findBuilder(db: Queryable, id: BuilderId): Promise<Builder | null> {
  const row = await db
    .selectFrom("builder")
    .selectAll()
    .where("id", "=", id)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toBuilder(row);
}

/** Null when there is none of this slug, or it is archived. */
export async function findBuilderBySlug(db: Queryable, slug: string): Promise<Builder | null> {
  const row = await db
    .selectFrom("builder")
    .selectAll()
    .where("slug", "=", slug)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toBuilder(row);
}

/** The builder whose slug this was once; null when there is none, or the builder is archived. */
export async function findBuilderByFormerSlug(db: Queryable, slug: string): Promise<Builder | null> {
  const row = await db
    .selectFrom("builder_slug")
    .innerJoin("builder", "builder.id", "builder_slug.builder_id")
    .selectAll("builder")
    .where("builder_slug.slug", "=", slug)
    .where("builder.archived_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toBuilder(row);
}

/** Whose a slug is or was, archived builders included: nobody else may have it. Null when it is free. */
export async function findOwnerOfSlug(db: Queryable, slug: string): Promise<BuilderId | null> {
  const present = await db.selectFrom("builder").select("id").where("slug", "=", slug).executeTakeFirst();
  if (present !== undefined) return present.id as BuilderId;
  const former = await db
    .selectFrom("builder_slug")
    .select("builder_id")
    .where("slug", "=", slug)
    .executeTakeFirst();
  return former === undefined ? null : (former.builder_id as BuilderId);
}

/** Archived ones too: their bookings live on. Throws when there is none of this id. */
export async function getBuilder(db: Queryable, id: BuilderId): Promise<Builder> {
  const row = await db.selectFrom("builder").selectAll().where("id", "=", id).executeTakeFirst();
  invariant(row !== undefined, `no builder ${id}`);
  return toBuilder(row);
}

/** How a builder is named in lists. */
export type BuilderName = Pick<Builder, "slug" | "displayName">;

/**
 * The names of several builders, archived ones too, in one query: answers with the way from an id asked for to its builder's. Whatever else of a
 * builder cannot be read, their name can. Ids may repeat. Throws when there is none of one of them.
 */
export async function getBuilderNames(
  db: Queryable,
  ids: readonly BuilderId[],
): Promise<(id: BuilderId) => BuilderName> {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length === 0
      ? []
      : await db
          .selectFrom("builder")
          .select(["id", "slug", "display_name"])
          .where("id", "in", wanted)
          .execute();
  const names = new Map<string, BuilderName>(
    rows.map((row) => [
      row.id,
      { slug: row.slug, displayName: nameInWords(row.display_name, "builder", ENGLISH) },
    ]),
  );
  const nameOf = (id: BuilderId) => {
    const name = names.get(id);
    invariant(name !== undefined, `no builder ${id}`);
    return name;
  };
  wanted.forEach(nameOf);
  return nameOf;
}

/** The builder this account signs in as; null when there is none, or the builder is archived. */
export async function findBuilderByUser(db: Queryable, userId: UserId): Promise<Builder | null> {
  const row = await db
    .selectFrom("builder")
    .selectAll()
    .where("user_id", "=", userId)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toBuilder(row);
}

/** The position after the last one. */
export async function nextBuilderPosition(db: Queryable): Promise<number> {
  const { last } = await db
    .selectFrom("builder")
    .select((eb) => eb.fn.max<number | null>("position").as("last"))
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}

/** Throws when the id, the slug or the account is taken. */
export async function insertBuilder(
  db: Queryable,
  builder: Builder & { readonly position: number },
  createdAt: Instant,
): Promise<void> {
  await db
    .insertInto("builder")
    .values({
      id: builder.id,
      slug: builder.slug,
      display_name: builder.displayName,
      headline: builder.headline,
      bio: builder.bio,
      time_zone: builder.timeZone,
      user_id: builder.userId,
      email: builder.email,
      accent_color: builder.accentColor,
      position: builder.position,
      created_at: createdAt,
      archived_at: null,
      currency: builder.currency,
      direct_bookings: builder.directBookings,
    })
    .execute();
}

/** Sets the account that signs in as this builder. Throws when the account is another builder's. Safe to call twice. */
export async function linkBuilderToUser(db: Queryable, builderId: BuilderId, userId: UserId): Promise<void> {
  await db.updateTable("builder").set({ user_id: userId }).where("id", "=", builderId).execute();
}

/** What a builder says of themselves; the slug has its own way. */
export interface BuilderProfile {
  readonly displayName: string;
  readonly headline: string;
  readonly bio: string;
  readonly timeZone: TimeZone;
  readonly currency: string;
  readonly directBookings: DirectBookings;
  /** Undefined leaves it as it is. */
  readonly accentColor?: string | null | undefined;
}

export async function updateBuilderProfile(
  db: Queryable,
  builderId: BuilderId,
  profile: BuilderProfile,
): Promise<void> {
  await db
    .updateTable("builder")
    .set({
      display_name: profile.displayName,
      headline: profile.headline,
      bio: profile.bio,
      time_zone: profile.timeZone,
      currency: profile.currency,
      direct_bookings: profile.directBookings,
      ...(profile.accentColor !== undefined && { accent_color: profile.accentColor }),
    })
    .where("id", "=", builderId)
    .execute();
}

/**
 * Gives a builder another slug and keeps the old one, so that it redirects. A slug that was theirs before comes back into use. Throws when another
 * builder has it now; a former owner must be checked by the caller.
 */
export async function changeBuilderSlug(
  tx: Queryable,
  builder: Pick<Builder, "id" | "slug">,
  slug: string,
  retiredAt: Instant,
): Promise<void> {
  await tx.deleteFrom("builder_slug").where("slug", "=", slug).where("builder_id", "=", builder.id).execute();
  await tx.updateTable("builder").set({ slug }).where("id", "=", builder.id).execute();
  await tx
    .insertInto("builder_slug")
    .values({ slug: builder.slug, builder_id: builder.id, retired_at: retiredAt })
    .execute();
}
