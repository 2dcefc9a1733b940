import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

export interface BuilderPicture {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Changes with the bytes; without quotes. */
  readonly etag: string;
}

/** Null when the builder has none. */
export async function findBuilderPicture(
  db: Queryable,
  builderId: BuilderId,
): Promise<BuilderPicture | null> {
  const row = await db
    .selectFrom("builder_picture")
    .selectAll()
    .where("builder_id", "=", builderId)
    .executeTakeFirst();
  return row === undefined ? null : { contentType: row.content_type, bytes: row.bytes, etag: row.etag };
}

/** The etag alone, without reading the picture: enough to make its address. Null when the builder has none. */
export async function findPictureEtag(db: Queryable, builderId: BuilderId): Promise<string | null> {
  const row = await db
    .selectFrom("builder_picture")
    .select("etag")
    .where("builder_id", "=", builderId)
    .executeTakeFirst();
  return row?.etag ?? null;
}

/** The etags alone of these builders' pictures, by builder: enough to make their addresses. */
export async function listPictureEtags(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<ReadonlyMap<BuilderId, string>> {
  if (builderIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("builder_picture")
    .select(["builder_id", "etag"])
    .where("builder_id", "in", builderIds)
    .execute();
  return new Map(rows.map((row) => [row.builder_id as BuilderId, row.etag]));
}

/** In the place of the one before, if any. */
export async function saveBuilderPicture(
  db: Queryable,
  builderId: BuilderId,
  picture: BuilderPicture,
  updatedAt: Instant,
): Promise<void> {
  const columns = {
    content_type: picture.contentType,
    bytes: Buffer.from(picture.bytes),
    etag: picture.etag,
    updated_at: updatedAt,
  };
  await db
    .insertInto("builder_picture")
    .values({ builder_id: builderId, ...columns })
    .onConflict((conflict) => conflict.column("builder_id").doUpdateSet(columns))
    .execute();
}

/** Safe to call when there is none. */
export async function deleteBuilderPicture(db: Queryable, builderId: BuilderId): Promise<void> {
  await db.deleteFrom("builder_picture").where("builder_id", "=", builderId).execute();
}
