import type { CalendlyConnectionId } from "../server/domain/ids.ts";
import type { Instant } from "../server/domain/instant.ts";
import type { CalendlyConnection, SubscriptionState } from "./calendly-connections.ts";
import type { Queryable } from "./open-database.ts";

/** Says that this subscription is being looked at now. False when somebody else has begun to since it was read. */
export async function claimSubscriptionCheck(
  db: Queryable,
  seen: Pick<CalendlyConnection, "id" | "subscriptionCheckedAt">,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ subscription_checked_at: now })
    .where("id", "=", seen.id)
    .where(
      "subscription_checked_at",
      seen.subscriptionCheckedAt === null ? "is" : "=",
      seen.subscriptionCheckedAt,
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes down how the subscription stands, unless its key has been rotated since. */
export async function updateSubscriptionState(
  db: Queryable,
  seen: Pick<CalendlyConnection, "id" | "keyNumber">,
  found: { readonly subscriptionUri: string | null; readonly state: SubscriptionState },
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({ subscription_uri: found.subscriptionUri, subscription_state: found.state })
    .where("id", "=", seen.id)
    .where("key_number", "=", seen.keyNumber)
    .execute();
}

/** Writes down that up to this instant nothing is missing. */
export async function updateReadBack(db: Queryable, id: CalendlyConnectionId, until: Instant): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({ subscription_state: "active", read_back_until_at: until })
    .where("id", "=", id)
    .execute();
}
