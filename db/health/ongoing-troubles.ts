import { sql } from "kysely";
import { ALERTED_MONEY_DRIFTS } from "../../server/domain/health/money-drifts.ts";
import type { AlertFigures, DeadAbout, Ongoing } from "../../server/domain/health/alert-figures.ts";
import { moneyTroublesOf } from "../../server/domain/booking/booking-money.ts";
import { MONEY_EFFECTS } from "../../server/domain/health/money-effects.ts";
import { earlierOf, instant, laterOf, type Instant } from "../../server/domain/values/instant.ts";
import { readBookings } from "../bookings/read-bookings.ts";
import { isDead } from "../core/claimable-row.ts";
import type { Queryable } from "../core/open-database.ts";

interface OngoingRow {
  readonly count: number | string | bigint;
  readonly since: string | null;
  readonly latest: string | null;
}

function toOngoing({ count, since, latest }: OngoingRow): Ongoing | null {
  if (since === null || latest === null) return null;
  return { count: Number(count), since: instant(since), latestAt: instant(latest) };
}

/** Dead letters by what they are about. */
export async function readDeadLetters(db: Queryable): Promise<AlertFigures["dead"]> {
  const effects = await db
    .selectFrom("outbox")
    .select((eb) => [
      "type",
      eb.fn.countAll().as("count"),
      eb.fn.min<string | null>("dead_at").as("since"),
      eb.fn.max<string | null>("dead_at").as("latest"),
    ])
    .where(isDead)
    .groupBy("type")
    .execute();
  const deliveries = await db
    .selectFrom("inbox")
    .select((eb) => [
      eb.fn.countAll().as("count"),
      eb.fn.min<string | null>("dead_at").as("since"),
      eb.fn.max<string | null>("dead_at").as("latest"),
    ])
    .where(isDead)
    .executeTakeFirstOrThrow();
  const of = (about: DeadAbout) =>
    effects
      .filter(({ type }) => aboutOf(type) === about)
      .reduce<Ongoing | null>((sum, row) => together(sum, toOngoing(row)), null);
  return {
    payment: of("payment"),
    refund: of("refund"),
    effect: of("effect"),
    delivery: toOngoing(deliveries),
  };
}

function aboutOf(type: string): DeadAbout {
  if (type === "requestRefund") return "refund";
  return MONEY_EFFECTS.some((one) => one === type) ? "payment" : "effect";
}

function together(one: Ongoing | null, other: Ongoing | null): Ongoing | null {
  if (one === null || other === null) return one ?? other;
  return {
    count: one.count + other.count,
    since: earlierOf(one.since, other.since),
    latestAt: laterOf(one.latestAt, other.latestAt),
  };
}

/**
 * Refunds that a bank has sent back and that nobody has decided about, by when our history recorded it. An obligation that was sent
 * again keeps its status: whether money is missing is computed from all of the booking.
 */
export async function readFailedRefunds(db: Queryable): Promise<Ongoing | null> {
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where("trouble_at", "is not", null)
    .where("id", "in", (eb) =>
      eb
        .selectFrom("refund_due")
        .select("booking_id")
        .where(sql<boolean>`status in ('ordered', 'withheld', 'failed')`)
        .where("status", "=", "failed"),
    )
    .execute();
  const { values } = await readBookings(db, rows);
  const failed = values.flatMap(({ id, state, context }) =>
    moneyTroublesOf(state, context).flatMap(({ kind }) => (kind === "refund_failed" ? [id] : [])),
  );
  if (failed.length === 0) return null;
  const recorded = await db
    .selectFrom("booking_transition")
    .select((eb) => [
      eb.fn.min<string | null>("recorded_at").as("since"),
      eb.fn.max<string | null>("recorded_at").as("latest"),
    ])
    .where("event_type", "=", "REFUND_FAILED")
    .where("booking_id", "in", failed)
    .executeTakeFirstOrThrow();
  return toOngoing({ ...recorded, count: failed.length });
}

/** Differences about money that nobody has resolved. */
export async function readMoneyDrifts(db: Queryable): Promise<Ongoing | null> {
  const row = await db
    .selectFrom("drift")
    .select((eb) => [
      eb.fn.countAll().as("count"),
      eb.fn.min<string | null>("found_at").as("since"),
      eb.fn.max<string | null>("found_at").as("latest"),
    ])
    .where("resolved_at", "is", null)
    .where("kind", "in", ALERTED_MONEY_DRIFTS)
    .executeTakeFirstOrThrow();
  return toOngoing(row);
}

/** Connections that do not work; and those whose checks have failed since then or longer, without the ones that do not work. */
export async function readConnectionTroubles(
  db: Queryable,
  failingSince: Instant,
): Promise<{ readonly broken: Ongoing | null; readonly failingChecks: Ongoing | null }> {
  const of = (column: "broken_since_at" | "check_failing_since_at") =>
    db
      .selectFrom("calendly_connection")
      .select((eb) => [
        eb.fn.countAll().as("count"),
        eb.fn.min<string | null>(column).as("since"),
        eb.fn.max<string | null>(column).as("latest"),
      ])
      .where(column, "is not", null);
  return {
    broken: toOngoing(await of("broken_since_at").executeTakeFirstOrThrow()),
    failingChecks: toOngoing(
      await of("check_failing_since_at")
        .where("check_failing_since_at", "<=", failingSince)
        .where("broken_since_at", "is", null)
        .executeTakeFirstOrThrow(),
    ),
  };
}

/** Why Stripe opens no payment page, each reason once, whomever it was said to. */
export async function listRefusedCheckouts(db: Queryable): Promise<AlertFigures["refusedCheckouts"]> {
  const rows = await db
    .selectFrom("checkout_refusal")
    .select((eb) => [
      "scope",
      "cause",
      eb.fn.max<string>("reason").as("reason"),
      eb.fn.sum<number | string>("refusals").as("count"),
      eb.fn.min<string>("first_at").as("since"),
    ])
    .where("resolved_at", "is", null)
    .groupBy(["scope", "cause"])
    .orderBy("scope")
    .orderBy("cause")
    .execute();
  return rows.map(({ count, since, ...row }) => ({ ...row, count: Number(count), since: instant(since) }));
}
