import { sql } from "kysely";
import { parseLanguageTag } from "../../server/domain/text/known-languages.ts";
import type { LanguageTag } from "../../server/domain/text/language.ts";
import type { UserId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/** The language that somebody has chosen for their account; null while they have not, and where there is no account. */
export async function findLanguageOfAccount(db: Queryable, userId: UserId): Promise<LanguageTag | null> {
  const { rows } = await sql<{
    language: string | null;
  }>`select "language" from auth_user where id = ${userId}`.execute(db);
  return parseLanguageTag(rows[0]?.language);
}

/** The same by the account's address. */
export async function findLanguageOfAddress(db: Queryable, address: string): Promise<LanguageTag | null> {
  const { rows } = await sql<{
    language: string | null;
  }>`select "language" from auth_user where email = ${address.toLowerCase()}`.execute(db);
  return parseLanguageTag(rows[0]?.language);
}
