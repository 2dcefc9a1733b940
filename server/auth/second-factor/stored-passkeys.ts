import { sql } from "kysely";
import type { Queryable } from "../../../db/core/open-database.ts";
import type { UserId } from "../../domain/values/ids.ts";
import { instantFromEpochMs } from "../../domain/values/instant.ts";
import type { PasskeyDetails } from "../../ports.ts";

/** What a passkey is called that nobody named. */
const UNNAMED = "Passkey";

/** First added first. */
export async function listPasskeys(db: Queryable, userId: UserId): Promise<PasskeyDetails[]> {
  const found = await sql<{ id: string; name: string | null; createdAt: string | Date | null }>`
    select id, name, "createdAt" from auth_passkey where "userId" = ${userId} order by "createdAt", id`.execute(
    db,
  );
  return found.rows.map(({ id, name, createdAt }) => ({
    id,
    name: name === null || name === "" ? UNNAMED : name,
    addedAt: createdAt === null ? null : instantFromEpochMs(new Date(createdAt).getTime()),
  }));
}

export async function hasPasskey(db: Queryable, userId: UserId): Promise<boolean> {
  const found = await sql`select 1 from auth_passkey where "userId" = ${userId} limit 1`.execute(db);
  return found.rows.length > 0;
}

/** Whose passkey this is, by the id that its device gave it; null when there is none. */
export async function ownerOfPasskey(db: Queryable, credentialId: string): Promise<UserId | null> {
  const found = await sql<{ userId: UserId }>`
    select "userId" from auth_passkey where "credentialID" = ${credentialId}`.execute(db);
  return found.rows[0]?.userId ?? null;
}

/** Nothing happens to a passkey of somebody else. */
export async function renamePasskey(
  db: Queryable,
  userId: UserId,
  passkeyId: string,
  name: string,
): Promise<void> {
  await sql`update auth_passkey set name = ${name} where id = ${passkeyId} and "userId" = ${userId}`.execute(
    db,
  );
}

/** Whether there was one: nothing happens to a passkey of somebody else. */
export async function deletePasskey(db: Queryable, userId: UserId, passkeyId: string): Promise<boolean> {
  const gone =
    await sql`delete from auth_passkey where id = ${passkeyId} and "userId" = ${userId} returning id`.execute(
      db,
    );
  return gone.rows.length > 0;
}

export async function deletePasskeysOf(db: Queryable, userId: UserId): Promise<void> {
  await sql`delete from auth_passkey where "userId" = ${userId}`.execute(db);
}
