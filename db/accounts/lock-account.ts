import { sql } from "kysely";
import type { UserId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Keeps an account as it is until the transaction ends: of several that look at what somebody has before they change it, each waits for the one
 * before. The first statement of its transaction. False when there is no such account (any more). Not for the outer database, where it holds nothing.
 */
export async function lockAccount(tx: Queryable, userId: UserId): Promise<boolean> {
  // An update, because both databases know it; rows that refer to the account are not held up by one that changes no key.
  const { numAffectedRows } = await sql`update auth_user set role = role where id = ${userId}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
