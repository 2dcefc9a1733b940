import { sql } from "kysely";
import type { Queryable } from "../../../db/core/open-database.ts";
import type { UserId } from "../../domain/values/ids.ts";
import type { Instant } from "../../domain/values/instant.ts";

/**
 * Counts one more try of a session, before it is checked: concurrent tries never exceed the limit. The number of this try; null when the session is
 * over.
 */
export async function countTry(db: Queryable, sessionId: string): Promise<number | null> {
  const found = await sql<{ tries: number }>`
    insert into session_factor (session_id, tries) select id, 1 from auth_session where id = ${sessionId}
    on conflict (session_id) do update set tries = session_factor.tries + 1
    returning tries`.execute(db);
  return found.rows[0]?.tries ?? null;
}

/** The session has shown the second factor, and its tries begin anew. Nothing happens to one that is over. */
export async function markSession(db: Queryable, sessionId: string, at: Instant): Promise<void> {
  await sql`
    insert into session_factor (session_id, second_factor_at, tries)
    select id, ${at}, 0 from auth_session where id = ${sessionId}
    on conflict (session_id) do update set second_factor_at = excluded.second_factor_at, tries = 0`.execute(
    db,
  );
}

/** Ends a session at once, whatever cookie still names it. Safe to call twice. */
export async function endSession(db: Queryable, sessionId: string): Promise<void> {
  await sql`delete from auth_session where id = ${sessionId}`.execute(db);
}

/** Signs somebody out everywhere. */
export async function endSessionsOf(db: Queryable, userId: UserId): Promise<void> {
  await sql`delete from auth_session where "userId" = ${userId}`.execute(db);
}
