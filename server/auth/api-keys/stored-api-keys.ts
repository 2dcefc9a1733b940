import { sql, type RawBuilder } from "kysely";
import { z } from "zod";
import type { Queryable } from "../../../db/core/open-database.ts";
import { API_SCOPES, type ApiScope, type KeyOwner } from "../../domain/values/api-key.ts";
import type { UserId } from "../../domain/values/ids.ts";
import { addMinutes, instantFromEpochMs, type Instant } from "../../domain/values/instant.ts";
import type { ApiKeyDetails } from "../../ports.ts";

/** How exact "last used" is, for one write a minute instead of one a call. */
const USE_NOTED_EVERY_MINUTES = 1;

/** What the library calls permissions: ours are all of one kind. */
const permissions = z.object({ contract: z.array(z.string()) });

/** As the library keeps them. */
export function permissionsOf(scopes: readonly ApiScope[]): z.input<typeof permissions> {
  return { contract: [...scopes] };
}

/** Those that this version knows; what another one has allowed is not allowed here. */
function scopesIn(stored: string | null): ApiScope[] {
  const { contract } = stored === null ? { contract: [] } : permissions.parse(JSON.parse(stored));
  return API_SCOPES.filter((scope) => contract.includes(scope));
}

/** A key `k` that counts: it has not ended, and its owner `u` has the role that it was made by, with a confirmed address. */
function isLive(now: Instant): RawBuilder<boolean> {
  return sql`(k.enabled and (k."expiresAt" is null or k."expiresAt" > ${now}) and u."emailVerified" and u.role = k."configId")`;
}

const KEYS = sql`auth_api_key k join auth_user u on u.id = k."referenceId"`;

/** The key of this hash, if it counts. */
export async function findLiveKey(db: Queryable, hash: string, now: Instant) {
  const found = await sql<{
    id: string;
    userId: UserId;
    role: string;
    permissions: string | null;
    lastRequest: string | Date | null;
  }>`select k.id, u.id as "userId", u.role, k.permissions, k."lastRequest" from ${KEYS}
    where k."key" = ${hash} and ${isLive(now)}`.execute(db);
  const [row] = found.rows;
  if (row === undefined) return null;
  const { permissions: stored, lastRequest, ...key } = row;
  return { ...key, scopes: scopesIn(stored), lastUsedAt: instantIn(lastRequest) };
}

/** Notes that a key was used now, unless that is known of the last minute. */
export async function noteUse(
  db: Queryable,
  { id, lastUsedAt }: { readonly id: string; readonly lastUsedAt: Instant | null },
  now: Instant,
): Promise<void> {
  const since = addMinutes(now, -USE_NOTED_EVERY_MINUTES);
  if (lastUsedAt !== null && lastUsedAt > since) return;
  await sql`update auth_api_key set "lastRequest" = ${now} where id = ${id}
    and ("lastRequest" is null or "lastRequest" <= ${since})`.execute(db);
}

/** Those that count, newest first. */
export async function listLiveKeys(
  db: Queryable,
  { userId, kind }: KeyOwner,
  now: Instant,
): Promise<ApiKeyDetails[]> {
  const found = await sql<{
    id: string;
    name: string;
    start: string;
    permissions: string | null;
    createdAt: string | Date;
    lastRequest: string | Date | null;
    expiresAt: string | Date | null;
  }>`select k.id, k.name, k.start, k.permissions, k."createdAt", k."lastRequest", k."expiresAt" from ${KEYS}
    where k."referenceId" = ${userId} and k."configId" = ${kind} and ${isLive(now)}
    order by k."createdAt" desc, k.id`.execute(db);
  const originsOf = await readOrigins(
    db,
    found.rows.map(({ id }) => id),
  );
  return found.rows.map(({ id, name, start, ...key }) => ({
    id,
    name,
    start,
    scopes: scopesIn(key.permissions),
    origins: originsOf(id),
    madeAt: instantOf(key.createdAt),
    lastUsedAt: instantIn(key.lastRequest),
    expiresAt: instantIn(key.expiresAt),
  }));
}

export async function countLiveKeys(
  db: Queryable,
  { userId, kind }: KeyOwner,
  now: Instant,
): Promise<number> {
  const found = await sql<{ n: number | string }>`select count(*) as n from ${KEYS}
    where k."referenceId" = ${userId} and k."configId" = ${kind} and ${isLive(now)}`.execute(db);
  return Number(found.rows[0]?.n ?? 0);
}

/** The name of the key that was deleted; null when the owner has none of this id. */
export async function deleteKey(
  db: Queryable,
  { userId, kind }: KeyOwner,
  keyId: string,
): Promise<{ readonly name: string } | null> {
  const found = await sql<{ name: string }>`delete from auth_api_key
    where id = ${keyId} and "referenceId" = ${userId} and "configId" = ${kind} returning name`.execute(db);
  return found.rows[0] ?? null;
}

export async function insertOrigins(db: Queryable, keyId: string, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await db
    .insertInto("api_key_origin")
    .values([...new Set(origins)].map((origin) => ({ origin, key_id: keyId })))
    .execute();
}

/** The origins of each of these keys, in the order of the alphabet. */
export async function readOrigins(
  db: Queryable,
  keyIds: readonly string[],
): Promise<(keyId: string) => readonly string[]> {
  const rows =
    keyIds.length === 0
      ? []
      : await db
          .selectFrom("api_key_origin")
          .selectAll()
          .where("key_id", "in", keyIds)
          .orderBy("origin")
          .execute();
  return (keyId) => rows.flatMap(({ key_id, origin }) => (key_id === keyId ? [origin] : []));
}

/** Whether a key that counts may be used from pages of this origin. */
export async function hasLiveKeyOfOrigin(db: Queryable, origin: string, now: Instant): Promise<boolean> {
  const found = await sql`select 1 from api_key_origin o, ${KEYS}
    where o.origin = ${origin} and k.id = o.key_id and ${isLive(now)} limit 1`.execute(db);
  return found.rows.length > 0;
}

function instantIn(stored: string | Date | null): Instant | null {
  return stored === null ? null : instantOf(stored);
}

function instantOf(stored: string | Date): Instant {
  return instantFromEpochMs(new Date(stored).getTime());
}
