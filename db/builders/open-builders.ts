import type { Queryable } from "../core/open-database.ts";
import type { PageAsked } from "../core/pages-of-rows.ts";

/**
 * The slugs of today of builders whose profile everybody may open: not archived, and something is on offer there or was booked. At most `limit` after
 * that one, in the database's order of slugs.
 */
export async function listOpenSlugs(db: Queryable, { after, limit }: PageAsked<string>): Promise<string[]> {
  let query = db
    .selectFrom("builder")
    .select("slug")
    .where("archived_at", "is", null)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("session_type")
            .select("session_type.id")
            .whereRef("session_type.builder_id", "=", "builder.id")
            .where("session_type.published_at", "is not", null)
            .where("session_type.archived_at", "is", null),
        ),
        eb.exists(
          eb.selectFrom("booking").select("booking.id").whereRef("booking.builder_id", "=", "builder.id"),
        ),
      ]),
    );
  if (after !== null) query = query.where("slug", ">", after);
  const rows = await query.orderBy("slug").limit(limit).execute();
  return rows.map(({ slug }) => slug);
}
