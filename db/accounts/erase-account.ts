import { sql } from "kysely";
import type { UserId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";
import { deleteAddressChange } from "./address-changes.ts";
import { forgetMailedLinks } from "./mailed-links.ts";

/**
 * Deletes an account with its sessions and passwords, and the links that were mailed to its address; those alone where there is no account. In the
 * transaction that erases what belongs to it: that is why the sign-in library's tables are written here. Safe to call twice.
 */
export async function eraseAccount(
  tx: Queryable,
  { email, userId }: { readonly email: string; readonly userId: UserId | null },
): Promise<void> {
  await forgetMailedLinks(tx, { email, userId });
  if (userId === null) return;
  await deleteAddressChange(tx, userId);
  await sql`delete from auth_session where "userId" = ${userId}`.execute(tx);
  await sql`delete from auth_account where "userId" = ${userId}`.execute(tx);
  await sql`delete from auth_user where id = ${userId}`.execute(tx);
}
