import { sql } from "kysely";
import type { UserId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { lockAccount } from "./lock-account.ts";
import { forgetMailedLinks } from "./mailed-links.ts";
import { isSameAddress } from "./same-address.ts";
import { moveMailWishes } from "../mails/mail-opt-outs.ts";
import { forgetMailReports } from "../mails/mail-reports.ts";
import type { AddressChangeTable } from "../core/tables/account-tables.ts";
import type { Queryable } from "../core/open-database.ts";

/** Which of the two addresses. */
export type AddressSide = "old" | "new";

/** A change of an account's address that waits for both addresses to confirm it. */
export interface AddressChange {
  readonly userId: UserId;
  readonly oldEmail: string;
  readonly newEmail: string;
  readonly oldConfirmedAt: Instant | null;
  readonly newConfirmedAt: Instant | null;
  readonly expiresAt: Instant;
}

const COLUMNS = [
  "user_id",
  "old_email",
  "new_email",
  "old_confirmed_at",
  "new_confirmed_at",
  "expires_at",
] as const;

function toChange(row: Pick<AddressChangeTable, (typeof COLUMNS)[number]>): AddressChange {
  return {
    userId: row.user_id,
    oldEmail: row.old_email,
    newEmail: row.new_email,
    oldConfirmedAt: row.old_confirmed_at === null ? null : instant(row.old_confirmed_at),
    newConfirmedAt: row.new_confirmed_at === null ? null : instant(row.new_confirmed_at),
    expiresAt: instant(row.expires_at),
  };
}

/** Replaces the account's pending change, whose links end. In a transaction: of several at the same moment, the last one stays. */
export async function saveAddressChange(
  tx: Queryable,
  change: Pick<AddressChange, "userId" | "oldEmail" | "newEmail" | "expiresAt">,
  keys: { readonly oldKeyHash: string; readonly newKeyHash: string },
  createdAt: Instant,
): Promise<void> {
  await lockAccount(tx, change.userId);
  await deleteAddressChange(tx, change.userId);
  await tx
    .insertInto("address_change")
    .values({
      user_id: change.userId,
      old_email: change.oldEmail,
      new_email: change.newEmail,
      old_key_hash: keys.oldKeyHash,
      new_key_hash: keys.newKeyHash,
      old_confirmed_at: null,
      new_confirmed_at: null,
      created_at: createdAt,
      expires_at: change.expiresAt,
    })
    .execute();
}

/** Safe to call when there is none. */
export async function deleteAddressChange(db: Queryable, userId: UserId): Promise<void> {
  await db.deleteFrom("address_change").where("user_id", "=", userId).execute();
}

/** The account's pending change; null when there is none, or it has expired. */
export async function findAddressChange(
  db: Queryable,
  userId: UserId,
  now: Instant,
): Promise<AddressChange | null> {
  const row = await db
    .selectFrom("address_change")
    .select(COLUMNS)
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row === undefined ? null : toChange(row);
}

/** The same by a key that was mailed, with the address that it was mailed to. */
export async function findAddressChangeByKey(
  db: Queryable,
  keyHash: string,
  now: Instant,
): Promise<{ readonly change: AddressChange; readonly side: AddressSide } | null> {
  const row = await db
    .selectFrom("address_change")
    .select([...COLUMNS, "old_key_hash"])
    .where((eb) => eb.or([eb("old_key_hash", "=", keyHash), eb("new_key_hash", "=", keyHash)]))
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { change: toChange(row), side: row.old_key_hash === keyHash ? "old" : "new" };
}

/**
 * Records that this side has confirmed, by the key that was mailed to it. Null when it had done so before, and when another change has taken the
 * place of the key's own meanwhile. Of two sides at the same moment the later one sees both: the update waits for the other's, and answers with the
 * row as it is then.
 */
export async function confirmAddressChange(
  tx: Queryable,
  keyHash: string,
  side: AddressSide,
  at: Instant,
): Promise<AddressChange | null> {
  const column = side === "old" ? "old_confirmed_at" : "new_confirmed_at";
  const row = await tx
    .updateTable("address_change")
    .set({ [column]: at })
    .where(side === "old" ? "old_key_hash" : "new_key_hash", "=", keyHash)
    .where(column, "is", null)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? null : toChange(row);
}

/**
 * Gives the account its new address, and updates all that is found by the old one: the account's bookings, the builder's own address
 * and which mails they want; links that were mailed to the old one end, and what was reported of it is forgotten. In one transaction, because a booking that is owned by an address would have no owner in between: that is why the
 * sign-in library's table is written here. Throws on an address that another account has.
 * @param oldHashes what stands for the old address in what the mail provider has reported.
 */
export async function moveToAddress(
  tx: Queryable,
  { userId, oldEmail, newEmail }: AddressChange,
  dialect: "sqlite" | "postgres",
  oldHashes: readonly string[],
): Promise<void> {
  const yes = dialect === "postgres" ? sql`true` : sql`1`;
  await sql`update auth_user set email = ${newEmail}, "emailVerified" = ${yes} where id = ${userId}`.execute(
    tx,
  );
  await tx
    .updateTable("booking")
    .set({ client_email: newEmail })
    .where("client_user_id", "=", userId)
    .where(isSameAddress("client_email", oldEmail))
    .execute();
  await tx.updateTable("builder").set({ email: newEmail }).where("user_id", "=", userId).execute();
  await forgetMailedLinks(tx, { email: oldEmail, userId });
  await moveMailWishes(tx, oldEmail, newEmail);
  await forgetMailReports(tx, oldHashes);
  await deleteAddressChange(tx, userId);
}
