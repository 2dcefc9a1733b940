import { findCreatedAt } from "../../server/domain/providers/delivered-object.schema.ts";
import { epochMsOf, instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** 200: a fair share of what came lately, and a few milliseconds. */
const LOOKED_AT_MAX = 200;

/**
 * Of the last deliveries received since then, at most 200: how long 95 in 100 took at most until the work on them had ended, and from when the provider
 * made the event to its receipt, in ms. Null where there is none. Replayed ones are left out.
 */
export async function readDeliveryDelays(
  db: Queryable,
  since: Instant,
): Promise<{ readonly handledMs: number | null; readonly arrivedMs: number | null }> {
  const latest = await db
    .selectFrom("inbox")
    .select(["received_at", "completed_at", "replayed_at", "body"])
    .orderBy("id", "desc")
    .limit(LOOKED_AT_MAX)
    .execute();
  const rows = latest.filter(({ received_at, replayed_at }) => received_at >= since && replayed_at === null);
  const between = (from: Instant, to: Instant) => Math.max(0, epochMsOf(to) - epochMsOf(from));
  return {
    handledMs: percentile95(
      rows.flatMap(({ received_at, completed_at }) =>
        completed_at === null ? [] : [between(instant(received_at), instant(completed_at))],
      ),
    ),
    arrivedMs: percentile95(
      rows.flatMap(({ received_at, body }) => {
        const createdAt = findCreatedAt(body);
        return createdAt === null ? [] : [between(createdAt, instant(received_at))];
      }),
    ),
  };
}

function percentile95(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const inOrder = values.toSorted((one, other) => one - other);
  return inOrder[Math.min(inOrder.length - 1, Math.ceil(inOrder.length * 0.95) - 1)] ?? null;
}
