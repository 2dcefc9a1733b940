import { sql } from "kysely";
import type { Database } from "../../db/open-database.ts";
import { confirmedAddressOf, type ConfirmedAddress } from "../domain/confirmed-address.ts";
import type { UserId } from "../domain/ids.ts";
import { invariant } from "../domain/invariant.ts";
import type { Accounts } from "../ports.ts";

/** An address that counts as confirmed, for whoever plays somebody without an account. */
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
