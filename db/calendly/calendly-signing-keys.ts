import type { CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Puts a new signing key in front and keeps the one before, with its subscription, behind it. False when the key is not the one that was
 * seen any more, or an earlier rotation has not deleted its old subscription yet: then nothing is changed.
 */
export async function beginKeyRotation(
  db: Queryable,
  seen: { readonly id: CalendlyConnectionId; readonly keyNumber: number },
  key: { readonly signingKeySealed: string; readonly createdAt: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set((expression) => ({
      previous_signing_key_sealed: expression.ref("signing_key_sealed"),
      previous_subscription_uri: expression.ref("subscription_uri"),
      signing_key_sealed: key.signingKeySealed,
      signing_key_created_at: key.createdAt,
      key_number: seen.keyNumber + 1,
      subscription_uri: null,
    }))
    .where("id", "=", seen.id)
    .where("key_number", "=", seen.keyNumber)
    .where("previous_subscription_uri", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores the subscription that was made under this key, unless the key has been rotated since. */
export async function storeSubscription(
  db: Queryable,
  seen: { readonly id: CalendlyConnectionId; readonly keyNumber: number },
  subscriptionUri: string,
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({ subscription_uri: subscriptionUri })
    .where("id", "=", seen.id)
    .where("key_number", "=", seen.keyNumber)
    .execute();
}

/** Clears the old subscription, which is deleted at Calendly; its key stays for deliveries on the way. */
export async function forgetOldSubscription(
  db: Queryable,
  id: CalendlyConnectionId,
  subscriptionUri: string,
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({ previous_subscription_uri: null })
    .where("id", "=", id)
    .where("previous_subscription_uri", "=", subscriptionUri)
    .execute();
}

/** Drops signing keys that were replaced before `replacedBefore` and whose subscription is gone. Returns how many. */
export async function dropOldSigningKeys(db: Queryable, replacedBefore: Instant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ previous_signing_key_sealed: null })
    .where("previous_signing_key_sealed", "is not", null)
    .where("previous_subscription_uri", "is", null)
    .where("signing_key_created_at", "<=", replacedBefore)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
