import type { Selectable } from "kysely";
import type { BuilderId, UserId } from "../server/domain/ids.ts";
import type { Instant } from "../server/domain/instant.ts";
import { invariant } from "../server/domain/invariant.ts";
import type { Builder } from "../server/domain/session-type.ts";
import type { Queryable } from "./open-database.ts";
import { readTimeZone } from "./read-column.ts";
import type { BuilderTable } from "./schema.ts";

function toBuilder(row: Selectable<BuilderTable>): Builder {
  return {
    id: row.id as BuilderId,
    slug: row.slug,
    displayName: row.display_name,
    headline: row.headline,
    bio: row.bio,
    timeZone: readTimeZone(row.time_zone),
    userId: row.user_id,
    email: row.email,
    accentColor: row.accent_color,
  };
}

/** Builders who are not archived, in the order of their positions. */
export async function listBuilders(db: Queryable): Promise<Builder[]> {
  const rows = await db
    .selectFrom("builder")
    .selectAll()
    .where("archived_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map(toBuilder);
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

/** Archived ones too: their bookings live on. Throws when there is none of this id. */
export async function getBuilder(db: Queryable, id: BuilderId): Promise<Builder> {
  const row = await db.selectFrom("builder").selectAll().where("id", "=", id).executeTakeFirst();
  invariant(row !== undefined, `no builder ${id}`);
  return toBuilder(row);
}

/** The builder this account signs in as; null when it is nobody's, or the builder is archived. */
export async function findBuilderByUser(db: Queryable, userId: UserId): Promise<Builder | null> {
  const row = await db
    .selectFrom("builder")
    .selectAll()
    .where("user_id", "=", userId)
    .where("archived_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toBuilder(row);
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
    })
    .execute();
}

/** Says which account signs in as this builder. Throws when the account is another builder's. Safe to call twice. */
export async function linkBuilderToUser(db: Queryable, builderId: BuilderId, userId: UserId): Promise<void> {
  await db.updateTable("builder").set({ user_id: userId }).where("id", "=", builderId).execute();
}
