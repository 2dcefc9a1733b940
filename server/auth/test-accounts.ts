import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { sql } from "kysely";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { confirmedAddressOf, type ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import type { UserId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Accounts } from "../ports.ts";
import type { Role } from "../domain/values/role.ts";

/** An address that counts as confirmed, without an account. */
export function testAddress(email: string): ConfirmedAddress {
  const address = confirmedAddressOf({ email, emailVerified: true });
  invariant(address !== null, "a verified address is a confirmed one");
  return address;
}

/** The account of this address, made when there is none, as it is when a mailed link was opened. */
export async function confirmedAccount(
  { database, auth }: { readonly database: Database; readonly auth: Accounts },
  email: string,
  name: string,
): Promise<UserId> {
  const { userId } = await auth.ofEmail(email, name);
  const yes = database.dialect === "postgres" ? sql`true` : sql`1`;
  await sql`update auth_user set "emailVerified" = ${yes} where id = ${userId}`.execute(database.kysely);
  return userId;
}

/** What the sign-up of version 0.1.0 left: an account of an address that nobody has confirmed, with a password. SQLite only. */
export async function plantUnconfirmed(
  db: Queryable,
  who: { readonly email: string; readonly password: string; readonly role?: Role },
): Promise<UserId> {
  const id = randomUUID();
  const hash = await hashPassword(who.password);
  await sql`insert into auth_user (id, name, email, "emailVerified", role)
    values (${id}, 'Old Account', ${who.email}, 0, ${who.role ?? "client"})`.execute(db);
  await sql`insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt")
    values (${id}, ${id}, 'credential', ${id}, ${hash}, CURRENT_TIMESTAMP)`.execute(db);
  return id;
}
