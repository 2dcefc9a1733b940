import type { BuilderId } from "../../server/domain/values/ids.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Queryable } from "../core/open-database.ts";

/** Whose profiles these addresses are; those without a builder are left out. */
export async function listBuildersOfSlugs(
  db: Queryable,
  slugs: readonly string[],
): Promise<Map<string, BuilderId>> {
  const rows = await inChunks(slugs, (chunk) =>
    db.selectFrom("builder").select(["id", "slug"]).where("slug", "in", chunk).execute(),
  );
  return new Map(rows.map(({ id, slug }) => [slug, id as BuilderId]));
}
