import { sql, type Selectable } from "kysely";
import type { CheckoutRefusal } from "../../server/domain/providers/checkout-refusal.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import type { CheckoutRefusalTable } from "../core/tables/money-tables.ts";

function toRefusal(row: Selectable<CheckoutRefusalTable>): CheckoutRefusal {
  return {
    scope: row.scope,
    cause: row.cause,
    builderId: row.builder_id as BuilderId,
    currency: row.currency,
    reason: row.reason,
    refusals: row.refusals,
    firstAt: instant(row.first_at),
    lastAt: instant(row.last_at),
    notifiedAt: readInstantOrNull(row.told_at),
  };
}

/** Records that Stripe has refused: once more, or for the first time since a checkout was opened. */
export async function recordRefusal(
  db: Queryable,
  refusal: Pick<CheckoutRefusal, "scope" | "cause" | "builderId" | "currency" | "reason">,
  at: Instant,
): Promise<void> {
  await db
    .insertInto("checkout_refusal")
    .values({
      scope: refusal.scope,
      cause: refusal.cause,
      builder_id: refusal.builderId,
      currency: refusal.currency,
      reason: refusal.reason,
      refusals: 1,
      first_at: at,
      last_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["scope", "cause", "builder_id"]).doUpdateSet({
        reason: refusal.reason,
        last_at: at,
        refusals: sql<number>`case when checkout_refusal.resolved_at is null then checkout_refusal.refusals + 1 else 1 end`,
        first_at: sql<string>`case when checkout_refusal.resolved_at is null then checkout_refusal.first_at else excluded.first_at end`,
        resolved_at: null,
      }),
    )
    .execute();
}

/** A checkout was opened: ends the refusals of these scopes. Safe to repeat. */
export async function resolveRefusals(db: Queryable, scopes: readonly string[], at: Instant): Promise<void> {
  await db
    .updateTable("checkout_refusal")
    .set({ resolved_at: at })
    .where("scope", "in", scopes)
    .where("resolved_at", "is", null)
    .execute();
}

/** What is refused now, to all builders or to one, the longest first. */
export async function listRefusals(db: Queryable, builderId: BuilderId | null): Promise<CheckoutRefusal[]> {
  let query = db
    .selectFrom("checkout_refusal")
    .selectAll()
    .where("resolved_at", "is", null)
    .orderBy("first_at")
    .orderBy("builder_id");
  if (builderId !== null) query = query.where("builder_id", "=", builderId);
  return (await query.execute()).map(toRefusal);
}

/** Claims the notification for the caller, before it is sent. False when another process has claimed it since it was read. */
export async function claimNotification(
  db: Queryable,
  { scope, cause, builderId, notifiedAt }: CheckoutRefusal,
  at: Instant,
): Promise<boolean> {
  const update = db
    .updateTable("checkout_refusal")
    .set({ told_at: at })
    .where("scope", "=", scope)
    .where("cause", "=", cause)
    .where("builder_id", "=", builderId);
  const { numUpdatedRows } = await update
    .where("told_at", notifiedAt === null ? "is" : "=", notifiedAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
