import type { UserId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** An authenticator app as it is stored. */
export interface StoredApp {
  readonly secretSealed: string | null;
  readonly setUpAt: Instant | null;
  readonly pendingSecretSealed: string | null;
}

/** Null for somebody who never began to set one up. */
export async function findApp(db: Queryable, userId: UserId): Promise<StoredApp | null> {
  const row = await db.selectFrom("factor_app").selectAll().where("user_id", "=", userId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    secretSealed: row.secret_sealed,
    setUpAt: row.set_up_at === null ? null : instant(row.set_up_at),
    pendingSecretSealed: row.pending_secret_sealed,
  };
}

/** Stores a pending secret beside the one in use. */
export async function savePendingApp(db: Queryable, userId: UserId, sealed: string): Promise<void> {
  await db
    .insertInto("factor_app")
    .values({
      user_id: userId,
      secret_sealed: null,
      set_up_at: null,
      last_step: null,
      pending_secret_sealed: sealed,
    })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ pending_secret_sealed: sealed }))
    .execute();
}

/** The pending secret counts from now on; the code that showed it is used. False when another is pending by now. */
export async function adoptPendingApp(
  db: Queryable,
  userId: UserId,
  pending: string,
  used: { readonly at: Instant; readonly step: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("factor_app")
    .set({
      secret_sealed: pending,
      set_up_at: used.at,
      last_step: used.step,
      pending_secret_sealed: null,
    })
    .where("user_id", "=", userId)
    .where("pending_secret_sealed", "=", pending)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Uses up the code of a step. False when it, or a later one, was used before, in any process. */
export async function useAppStep(db: Queryable, userId: UserId, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("factor_app")
    .set({ last_step: step })
    .where("user_id", "=", userId)
    .where("secret_sealed", "is not", null)
    .where((where) => where.or([where("last_step", "is", null), where("last_step", "<", step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Safe to call without one. */
export async function deleteApp(db: Queryable, userId: UserId): Promise<void> {
  await db.deleteFrom("factor_app").where("user_id", "=", userId).execute();
}

/** Replaces all recovery codes. */
export async function replaceRecoveryCodes(
  tx: Queryable,
  userId: UserId,
  digests: readonly string[],
  now: Instant,
): Promise<void> {
  await tx.deleteFrom("recovery_code").where("user_id", "=", userId).execute();
  if (digests.length === 0) return;
  await tx
    .insertInto("recovery_code")
    .values(digests.map((digest) => ({ digest, user_id: userId, made_at: now, used_at: null })))
    .execute();
}

export async function countRecoveryCodes(db: Queryable, userId: UserId): Promise<number> {
  const { left } = await db
    .selectFrom("recovery_code")
    .select((select) => select.fn.countAll().as("left"))
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(left);
}

/** `used` when it was used before, `unknown` when there is none such; once, by one of many at once, `yes`. */
export async function useRecoveryCode(
  db: Queryable,
  userId: UserId,
  digest: string,
  now: Instant,
): Promise<"yes" | "used" | "unknown"> {
  const { numUpdatedRows } = await db
    .updateTable("recovery_code")
    .set({ used_at: now })
    .where("digest", "=", digest)
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return "yes";
  const known = await db
    .selectFrom("recovery_code")
    .select("digest")
    .where("digest", "=", digest)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return known === undefined ? "unknown" : "used";
}

/** What this session has shown; null when it never did. */
export async function findSecondFactorAt(db: Queryable, sessionId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom("session_factor")
    .select("second_factor_at")
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return row?.second_factor_at == null ? null : instant(row.second_factor_at);
}
