import type { CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { CalendlyConnection, SubscriptionState } from "./calendly-connections.ts";
import type { Queryable } from "../core/open-database.ts";

/** Claims the check of this subscription. False when another process has begun one since it was read. */
export async function claimSubscriptionCheck(
  db: Queryable,
  seen: Pick<CalendlyConnection, "id" | "subscriptionTriedAt">,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ subscription_checked_at: now })
    .where("id", "=", seen.id)
    .where(
      "subscription_checked_at",
      seen.subscriptionTriedAt === null ? "is" : "=",
      seen.subscriptionTriedAt,
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores the subscription's status, unless its key has been rotated since. */
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

/** Records a complete check: nothing before this instant is missing. */
export async function updateBackfilledUntil(
  db: Queryable,
  id: CalendlyConnectionId,
  until: Instant,
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({
      subscription_state: "active",
      read_back_until_at: until,
      check_failing_since_at: null,
      check_failure: null,
    })
    .where("id", "=", id)
    .execute();
}

/** Records that a check failed, and why; the first of several in a row sets since when. */
export async function updateCheckFailure(
  db: Queryable,
  id: CalendlyConnectionId,
  failure: { readonly at: Instant; readonly reason: string },
): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set((eb) => ({
      check_failing_since_at: eb.fn.coalesce("check_failing_since_at", eb.val(failure.at)),
      check_failure: failure.reason,
    }))
    .where("id", "=", id)
    .execute();
}

/** A check by hand was completed: checks no longer count as failing, and the next full one, with its backfill, is due at once. */
export async function clearCheckFailure(db: Queryable, id: CalendlyConnectionId): Promise<void> {
  await db
    .updateTable("calendly_connection")
    .set({ check_failing_since_at: null, check_failure: null, subscription_checked_at: null })
    .where("id", "=", id)
    .where("check_failing_since_at", "is not", null)
    .execute();
}

/** Claims the mail to the builder about checks that fail since then. False when it was sent, or they no longer fail. */
export async function claimCheckFailureNotification(
  db: Queryable,
  id: CalendlyConnectionId,
  since: Instant,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({ check_failing_told_at: at })
    .where("id", "=", id)
    .where("check_failing_since_at", "=", since)
    .where((eb) => eb.or([eb("check_failing_told_at", "is", null), eb("check_failing_told_at", "<", since)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * The organization that the account is in now. A new organization has no subscription yet: it counts as missing until it has been made there and
 * backfilled. True when the organization has changed.
 */
export async function updateOrganization(
  db: Queryable,
  id: CalendlyConnectionId,
  organizationUri: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calendly_connection")
    .set({
      calendly_organization_uri: organizationUri,
      subscription_uri: null,
      subscription_state: "missing",
    })
    .where("id", "=", id)
    .where("calendly_organization_uri", "<>", organizationUri)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
