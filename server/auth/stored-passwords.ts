import { sql } from "kysely";
import { randomUUID } from "node:crypto";
import { lockAccount } from "../../db/accounts/lock-account.ts";
import { forgetMailedLinks } from "../../db/accounts/mailed-links.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { UserId } from "../domain/values/ids.ts";

/**
 * Stores the hash of an account's only password, the first or another one, and ends every link that was mailed before: a new password shuts out
 * somebody else who was in the account. In a transaction. Throws AccountEnded.
 */
export async function storePassword(tx: Queryable, userId: UserId, hash: string): Promise<void> {
  await lockAccount(tx, userId);
  const now = new Date().toISOString();
  const changed = await sql`
    update auth_account set password = ${hash}, "updatedAt" = ${now}
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(tx);
  if ((changed.numAffectedRows ?? 0n) === 0n)
    await sql`
      insert into auth_account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
      values (${randomUUID()}, ${userId}, 'credential', ${userId}, ${hash}, ${now}, ${now})`.execute(tx);
  await endLinksOf(tx, userId);
}

/** Ends every link that was mailed to an account: to sign in, and for a new password. */
export async function endLinksOf(db: Queryable, userId: UserId): Promise<void> {
  const found = await sql<{ email: string }>`select email from auth_user where id = ${userId}`.execute(db);
  const email = found.rows[0]?.email;
  if (email !== undefined) await forgetMailedLinks(db, { email, userId });
}

/** The hash by which the account of this address signs in; null when it has no password, or there is none. */
export async function passwordHashOf(db: Queryable, email: string): Promise<string | null> {
  const found = await sql<{ password: string | null }>`
    select a.password from auth_account a join auth_user u on u.id = a."userId"
    where u.email = ${email} and a."providerId" = 'credential'`.execute(db);
  return found.rows[0]?.password ?? null;
}
