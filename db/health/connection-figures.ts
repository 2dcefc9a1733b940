import type { CalledProvider } from "../../server/domain/health/activity.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** Calendly connections that do not work, or whose checks fail. */
export async function countConnectionsInTrouble(
  db: Queryable,
): Promise<{ readonly broken: number; readonly failingChecks: number }> {
  const row = await db
    .selectFrom("calendly_connection")
    .select(({ fn }) => [
      fn.count("broken_since_at").as("broken"),
      fn.count("check_failing_since_at").as("failing"),
    ])
    .executeTakeFirstOrThrow();
  return { broken: Number(row.broken), failingChecks: Number(row.failing) };
}

/** The smallest share that is left of a connection's rate limit, of the limits that have not been reset by now; null when none was told. */
export async function findSmallestQuota(db: Queryable, now: Instant): Promise<number | null> {
  const rows = await db
    .selectFrom("calendly_rate")
    .select(["calls_max", "calls_remaining"])
    .where("resets_at", ">", now)
    .where("calls_max", ">", 0)
    .execute();
  return rows.length === 0
    ? null
    : Math.min(...rows.map(({ calls_max, calls_remaining }) => calls_remaining / calls_max));
}

/** Reasons for which Stripe opens no payment page, that are not over. */
export async function countRefusedCheckouts(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom("checkout_refusal")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("resolved_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Breakers that are open, by provider. A pause that is over counts until a probe has been answered. */
export async function countOpenBreakers(db: Queryable): Promise<Record<CalledProvider, number>> {
  const rows = await db
    .selectFrom("provider_state")
    .select("subject")
    .where("paused_until_at", "is not", null)
    .execute();
  const open: Record<CalledProvider, number> = { stripe: 0, calendly: 0, smtp: 0 };
  for (const { subject } of rows)
    open[subject === "stripe" || subject === "smtp" ? subject : "calendly"] += 1;
  return open;
}
