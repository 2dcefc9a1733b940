import {
  sql,
  type RawBuilder,
  type SelectQueryBuilder,
  type UpdateQueryBuilder,
  type UpdateResult,
} from "kysely";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Database } from "./open-database.ts";
import type { Schema } from "./schema.ts";

/**
 * The inbox and the outbox are worked off alike: a row is due at `next_attempt_at`, taken by a lease, and ends completed or dead. These
 * are the conditions on its columns, and what is written under them; they read as the partial indices do, so that both databases use
 * them. Each queue brings its own key.
 */
type Queue = "inbox" | "outbox";

/** Neither completed nor dead. */
export const isOpen: RawBuilder<boolean> = sql<boolean>`completed_at is null and dead_at is null`;

/** A dead letter: tried no more, and nobody has decided about it yet. */
export const isDead: RawBuilder<boolean> = sql<boolean>`dead_at is not null and completed_at is null`;

/** What is written into a dead letter that is to be tried again: due at once, with all its tries before it. */
export function revivedColumns(at: Instant) {
  return { dead_at: null, attempts: 0, next_attempt_at: at, lease: null, leased_until: null };
}

/** Due and unleased: never leased, given back, or held by a lease that has run out. */
function isFreeAt(now: Instant): RawBuilder<boolean> {
  return sql<boolean>`(next_attempt_at <= ${now} and (leased_until is null or leased_until <= ${now}))`;
}

/** Of the rows asked for, the first instant at which one is due and free; null without rows. */
export const firstFreeAt: RawBuilder<string | null> = sql<
  string | null
>`min(case when leased_until is null or leased_until < next_attempt_at then next_attempt_at else leased_until end)`;

/** Who takes rows, until when, and how many at most. */
export interface Claim {
  readonly now: Instant;
  readonly lease: string;
  readonly leasedUntil: Instant;
  readonly limit: number;
}

/**
 * The rows of a query that a claim may take, in the query's order: open, free, and in nobody else's hand at this very moment. Goes into a
 * materialized `with`: inlined, the planner may ask it twice, and take more than the limit.
 */
export function claimableRows<Table extends Queue, Row>(
  { dialect }: Database,
  claim: Claim,
  query: SelectQueryBuilder<Schema, Table, Row>,
): SelectQueryBuilder<Schema, Table, Row> {
  const due = query.where(isOpen).where(isFreeAt(claim.now)).limit(claim.limit);
  return dialect === "postgres" ? due.forUpdate().skipLocked() : due;
}

/** What a claim writes into a row: the holder, until when, and one attempt more. */
export function leaseColumns(lease: string, leasedUntil: Instant) {
  return { lease, leased_until: leasedUntil, attempts: sql<number>`attempts + 1` };
}

/** What giving a row back writes after a failure: when to try again, or that it is dead. */
export function failureColumns(failure: {
  readonly error: string;
  readonly nextAttemptAt: Instant | null;
  readonly at: Instant;
}) {
  return {
    lease: null,
    leased_until: null,
    last_error: failure.error.slice(0, ERROR_LENGTH_MAX),
    ...(failure.nextAttemptAt === null
      ? { dead_at: failure.at }
      : { next_attempt_at: failure.nextAttemptAt }),
  };
}

/** 2,000 characters tell what happened; a page of HTML from a proxy does not. */
const ERROR_LENGTH_MAX = 2_000;

/** An update of one row, by its key. */
type RowUpdate<Table extends Queue> = UpdateQueryBuilder<Schema, Table, Table, UpdateResult>;

/** Writes into a row that is in the hand of `lease`. False, and nothing written, when the lease was lost meanwhile: somebody else then has it. */
export function writeHeld<Table extends Queue>(update: RowUpdate<Table>, lease: string): Promise<boolean> {
  return hasWritten(update.where(sql<boolean>`lease = ${lease}`));
}

/** Writes into a dead letter. False, and nothing written, when it is not dead (any more). */
export function writeDeadLetter<Table extends Queue>(update: RowUpdate<Table>): Promise<boolean> {
  return hasWritten(update.where(isDead));
}

async function hasWritten<Table extends Queue>(update: RowUpdate<Table>): Promise<boolean> {
  const { numUpdatedRows } = await update.executeTakeFirst();
  return numUpdatedRows > 0n;
}
