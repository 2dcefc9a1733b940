import { sql } from "kysely";
import type { UserId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";
import { forgetCodes } from "./sign-in-codes.ts";

/** Ends every link and code that was mailed to this address, to sign in, or for a new password of this account. They are the sign-in library's rows. */
export async function forgetMailedLinks(
  db: Queryable,
  { email, userId }: { readonly email: string; readonly userId: UserId | null },
): Promise<void> {
  // First, as everywhere that both are locked.
  await forgetCodes(db, email);
  // A link to sign in keeps the address, in quotes, as a part of what it stands for; one for a new password keeps the account.
  const mailedTo = `%"${email.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}"%`;
  await sql`delete from auth_verification where lower(value) like ${mailedTo} escape '\\'`.execute(db);
  if (userId !== null) await sql`delete from auth_verification where value = ${userId}`.execute(db);
}
