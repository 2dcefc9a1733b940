import type { CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { BrokenReason, ConnectionKind } from "../../server/domain/providers/connection-state.ts";
import type { Queryable } from "../core/open-database.ts";

/** What Calendly granted, sealed. */
export interface StoredTokens {
  readonly kind: ConnectionKind;
  readonly accessTokenSealed: string;
  readonly refreshTokenSealed: string | null;
  readonly tokenObtainedAt: Instant;
  readonly tokenExpiresAt: Instant | null;
  readonly scope: string | null;
}

/** The connection as it was read: what is written holds for it only while these tokens are the connection's. */
interface SeenVersion {
  readonly id: CalendlyConnectionId;
  readonly tokenVersion: number;
}

function columnsOf(tokens: StoredTokens) {
  return {
    kind: tokens.kind,
    access_token_sealed: tokens.accessTokenSealed,
    refresh_token_sealed: tokens.refreshTokenSealed,
    token_obtained_at: tokens.tokenObtainedAt,
    token_expires_at: tokens.tokenExpiresAt,
    scope: tokens.scope,
    refresh_lease: null,
    refresh_leased_until_at: null,
    broken_since_at: null,
    broken_reason: null,
  };
}

/** Replaces the tokens, with which the connection works again. For connecting anew. */
export async function replaceTokens(
  db: Queryable,
  id: CalendlyConnectionId,
  tokens: StoredTokens,
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set((expression) => ({
      ...columnsOf(tokens),
      token_version: expression("token_version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
}

/**
 * Claims the refresh of these tokens. False when they were replaced meanwhile, another process has leased it, or has refreshed since `seen` was read.
 */
export async function claimRefresh(
  db: Queryable,
  seen: SeenVersion & { readonly refreshLease: string | null },
  lease: { readonly id: string; readonly now: Instant; readonly until: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ refresh_lease: lease.id, refresh_leased_until_at: lease.until })
    .where("id", "=", seen.id)
    .where("token_version", "=", seen.tokenVersion)
    .where("refresh_lease", seen.refreshLease === null ? "is" : "=", seen.refreshLease)
    .where((expression) =>
      expression.or([
        expression("refresh_leased_until_at", "is", null),
        expression("refresh_leased_until_at", "<=", lease.now),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores refreshed tokens, unless others have been stored since: then false, and nothing is changed. */
export async function storeRefreshedTokens(
  db: Queryable,
  seen: SeenVersion,
  tokens: StoredTokens,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ ...columnsOf(tokens), token_version: seen.tokenVersion + 1 })
    .where("id", "=", seen.id)
    .where("token_version", "=", seen.tokenVersion)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Releases the refresh until `nextAt`. `endIsKnown`: Calendly answered, so that the refresh token is as good as before; without an answer the lease
 * stays stored, so that the next one knows that this token may be spent.
 */
export async function postponeRefresh(
  db: Queryable,
  seen: SeenVersion,
  lease: { readonly id: string; readonly nextAt: Instant; readonly endIsKnown: boolean },
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({ refresh_lease: lease.endIsKnown ? null : lease.id, refresh_leased_until_at: lease.nextAt })
    .where("id", "=", seen.id)
    .where("token_version", "=", seen.tokenVersion)
    .where("refresh_lease", "=", lease.id)
    .execute();
}

/** Marks the connection as broken. True for the first caller that reports these tokens: it sends the mails. */
export async function markBroken(
  db: Queryable,
  seen: SeenVersion,
  broken: { readonly reason: BrokenReason; readonly since: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ broken_reason: broken.reason, broken_since_at: broken.since })
    .where("id", "=", seen.id)
    .where("token_version", "=", seen.tokenVersion)
    .where("broken_reason", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Clears the broken mark. */
export async function clearBroken(db: Queryable, seen: SeenVersion): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({ broken_reason: null, broken_since_at: null })
    .where("id", "=", seen.id)
    .where("token_version", "=", seen.tokenVersion)
    .execute();
}
