import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** The sites whose pages may show this builder's offers in a frame, in the order of their names. */
export async function listEmbedOrigins(db: Queryable, builderId: BuilderId): Promise<string[]> {
  const rows = await db
    .selectFrom("embed_origin")
    .select("origin")
    .where("builder_id", "=", builderId)
    .orderBy("origin")
    .execute();
  return rows.map(({ origin }) => origin);
}

/** Safe to repeat: the first time stays. */
export async function insertEmbedOrigin(
  db: Queryable,
  builderId: BuilderId,
  origin: string,
  createdAt: Instant,
): Promise<void> {
  await db
    .insertInto("embed_origin")
    .values({ builder_id: builderId, origin, created_at: createdAt })
    .onConflict((conflict) => conflict.columns(["builder_id", "origin"]).doNothing())
    .execute();
}

/** Safe to repeat. */
export async function deleteEmbedOrigin(db: Queryable, builderId: BuilderId, origin: string): Promise<void> {
  await db
    .deleteFrom("embed_origin")
    .where("builder_id", "=", builderId)
    .where("origin", "=", origin)
    .execute();
}
