import { sql, type RawBuilder } from "kysely";
import { EFFECT_TYPES } from "../../server/domain/booking/booking-effect.schema.ts";
import { MONEY_EFFECTS } from "../../server/domain/health/money-effects.ts";
import type { QueueFigures } from "../../server/domain/health/health-figures.ts";
import type { EffectType } from "../../server/domain/booking/booking-effect.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { isOpen } from "../core/claimable-row.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import { findWaitingSince } from "../published/event-order.ts";
import { findDueSince } from "../published/due-deliveries.ts";
import { countDeadDeliveries, isKnown } from "../queue/inbox.ts";
import { mayGoOut } from "../queue/outbox.ts";

type Unfinished = Pick<QueueFigures, "waiting" | "oldestSince">;

/**
 * Due, or was: a row that was tried in vain waits for its next try, and has waited since it was written. Rows of unknown types wait for a
 * newer version, and are counted by themselves.
 */
function wasDueBy(now: Instant): RawBuilder<boolean> {
  return sql<boolean>`(next_attempt_at <= ${now} or attempts > 0)`;
}

/** Unfinished deliveries of providers. */
export async function readUnfinishedDeliveries(db: Queryable, now: Instant): Promise<Unfinished> {
  const row = await db
    .selectFrom("inbox")
    .select((eb) => [
      eb.fn.countAll().as("waiting"),
      sql<string | null>`min(case when ${wasDueBy(now)} and ${isKnown} then received_at end)`.as("oldest"),
    ])
    .where(isOpen)
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), oldestSince: readInstantOrNull(row.oldest) };
}

/** Unfinished effects, those that move money apart. A time that waits for its checkout to be closed is not late: the checkout's effect is. */
export async function readUnfinishedEffects(
  db: Queryable,
  now: Instant,
): Promise<{ readonly money: Unfinished; readonly others: Unfinished }> {
  const isMoney = sql<boolean>`type in (${sql.join(MONEY_EFFECTS.map((type) => sql.lit(type)))})`;
  // A reminder is written long before its time.
  const since = sql<string>`case when type = ${sql.lit("remindToPay" satisfies EffectType)} then next_attempt_at else created_at end`;
  const isKnownType = sql<boolean>`type in (${sql.join(EFFECT_TYPES.map((type) => sql.lit(type)))})`;
  const rows = await db
    .selectFrom("outbox")
    .select((eb) => [
      sql<string>`case when ${isMoney} then 'money' else 'others' end`.as("about"),
      eb.fn.countAll().as("waiting"),
      sql<
        string | null
      >`min(case when ${wasDueBy(now)} and ${mayGoOut} and ${isKnownType} then ${since} end)`.as("oldest"),
    ])
    .where(isOpen)
    .groupBy(sql`1`)
    .execute();
  const of = (about: "money" | "others"): Unfinished => {
    const row = rows.find((one) => one.about === about);
    return { waiting: Number(row?.waiting ?? 0), oldestSince: readInstantOrNull(row?.oldest ?? null) };
  };
  return { money: of("money"), others: of("others") };
}

/** Events without a position, and deliveries to webhook endpoints. */
export async function readUnfinishedTelling(
  db: Queryable,
  now: Instant,
): Promise<{ readonly events: Unfinished; readonly webhooks: Unfinished }> {
  const events = await db
    .selectFrom("published_event")
    .select((eb) => eb.fn.countAll().as("waiting"))
    .where("position", "is", null)
    .executeTakeFirstOrThrow();
  const webhooks = await db
    .selectFrom("webhook_delivery")
    .select((eb) => eb.fn.countAll().as("waiting"))
    .where("status", "=", "pending")
    .executeTakeFirstOrThrow();
  return {
    events: { waiting: Number(events.waiting), oldestSince: await findWaitingSince(db) },
    webhooks: { waiting: Number(webhooks.waiting), oldestSince: await findDueSince(db, now) },
  };
}

/** Dead letters of both queues. */
export async function countDead(db: Queryable): Promise<{
  readonly deliveries: number;
  readonly effects: { readonly money: number; readonly refunds: number; readonly all: number };
}> {
  const rows = await db
    .selectFrom("outbox")
    .select((eb) => ["type", eb.fn.countAll().as("count")])
    .where("dead_at", "is not", null)
    .where("completed_at", "is", null)
    .groupBy("type")
    .execute();
  const sumOf = (types: readonly string[] | null) =>
    rows.reduce((sum, { type, count }) => sum + (types?.includes(type) === false ? 0 : Number(count)), 0);
  return {
    deliveries: await countDeadDeliveries(db),
    effects: { money: sumOf(MONEY_EFFECTS), refunds: sumOf(["requestRefund"]), all: sumOf(null) },
  };
}
