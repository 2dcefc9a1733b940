import { sql } from "kysely";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Those of these builders whose account has an unconfirmed address. A builder without an account is not among them. The accounts are the sign-in
 * library's rows.
 */
export async function listUnconfirmedBuilders(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<ReadonlySet<BuilderId>> {
  if (builderIds.length === 0) return new Set();
  const found = await sql<{ id: BuilderId; emailVerified: unknown }>`
    select b.id, u."emailVerified" from builder b join auth_user u on u.id = b.user_id
    where b.id in (${sql.join(builderIds)})`.execute(db);
  // A boolean on PostgreSQL, a number on SQLite.
  return new Set(found.rows.filter((row) => !row.emailVerified).map(({ id }) => id));
}
