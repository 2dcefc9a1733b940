import { sql } from "kysely";
import { AccountEnded } from "../../server/domain/values/account-ended.ts";
import type { BuilderId, UserId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Keeps an account as it is until the transaction ends: of several that look at what somebody has before they change it, each waits for the one
 * before, and nothing is written for somebody who is erased meanwhile. The first statement of its transaction. Throws AccountEnded when there is no such
 * account (any more). Not for the outer database, where it holds nothing.
 */
export async function lockAccount(tx: Queryable, userId: UserId): Promise<void> {
  // An update, because both databases know it; rows that refer to the account are not held up by one that changes no key.
  const { numAffectedRows } = await sql`update auth_user set role = role where id = ${userId}`.execute(tx);
  if ((numAffectedRows ?? 0n) === 0n) throw new AccountEnded();
}

/** The same of what a builder says and sells. Throws AccountEnded when the builder has no account (any more). */
export async function lockBuilder(tx: Queryable, builderId: BuilderId): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("builder")
    .set((eb) => ({ user_id: eb.ref("user_id") }))
    .where("id", "=", builderId)
    .where((eb) => eb.or([eb("user_id", "is not", null), eb("archived_at", "is", null)]))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AccountEnded();
}
