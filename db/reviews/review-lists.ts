import type { ExpressionBuilder } from "kysely";
import type { HideReason, ReviewOfSession } from "../../server/domain/review/review.ts";
import { HIDE_REASONS, PICKED_MAX } from "../../server/domain/review/review.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../core/pages-of-rows.ts";
import type { Schema } from "../core/schema.ts";
import { readOneOf } from "../core/read-column.ts";
import { readEach } from "../core/unreadable-row.ts";
import { readReviewOfSession, selectReviewsOfSessions } from "./review-rows.ts";

/** Where a list of reviews goes on, latest first. */
export interface ReviewKey {
  readonly at: string;
  readonly id: string;
}

/** A page of reviews: of one builder, or of all. A row that cannot be read is left out. */
export async function listReviews(
  db: Queryable,
  { builderId, isHidden }: { readonly builderId: BuilderId | null; readonly isHidden?: boolean },
  { after, limit }: PageAsked<ReviewKey>,
): Promise<{ readonly reviews: ReviewOfSession[]; readonly next: ReviewKey | null }> {
  let query = selectReviewsOfSessions(db);
  if (builderId !== null) query = query.where("review.builder_id", "=", builderId);
  if (isHidden === true) query = query.where("review.hidden_at", "is not", null);
  if (after !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple("review.written_at", "review.booking_id"), "<", eb.tuple(after.at, after.id)),
    );
  }
  const found = await query
    .orderBy("review.written_at", "desc")
    .orderBy("review.booking_id", "desc")
    .limit(limit + 1)
    .execute();
  const { rows, next } = pageOfRows(found, limit, ({ written_at: at, booking_id: id }): ReviewKey => ({
    at,
    id,
  }));
  return { reviews: readEach(rows, readReviewOfSession).values, next };
}

/** What a builder shows on the profile, last picked first: nothing that is hidden, erased or not let be shown. */
export async function listPickedReviews(db: Queryable, builderId: BuilderId): Promise<ReviewOfSession[]> {
  const rows = await selectReviewsOfSessions(db)
    .where("review.builder_id", "=", builderId)
    .where(isShown)
    .orderBy("review.picked_at", "desc")
    .orderBy("review.booking_id")
    .limit(PICKED_MAX)
    .execute();
  return readEach(rows, readReviewOfSession).values;
}

/** Whether a review stands on the profile: picked, let be shown by its client, and neither hidden nor erased. */
function isShown(eb: ExpressionBuilder<Schema, "review">) {
  return eb.and([
    eb("review.picked_at", "is not", null),
    eb("review.hidden_at", "is", null),
    eb("review.erased_at", "is", null),
    eb("review.shown_as", "<>", "nobody"),
    eb.or([eb("review.uncounted_because", "is", null), eb("review.uncounted_because", "<>", "not_held")]),
  ]);
}

/** How many of those that a builder has picked the profile may show: one that is hidden takes no place. */
export async function countPicked(db: Queryable, builderId: BuilderId): Promise<number> {
  const row = await db
    .selectFrom("review")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("review.builder_id", "=", builderId)
    .where(isShown)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many of a builder's reviews are hidden, for each reason. */
export async function countHidden(
  db: Queryable,
  builderId: BuilderId,
): Promise<{ readonly because: HideReason; readonly count: number }[]> {
  const rows = await db
    .selectFrom("review")
    .select((eb) => ["hidden_because", eb.fn.countAll().as("count")])
    .where("builder_id", "=", builderId)
    .where("hidden_at", "is not", null)
    .groupBy("hidden_because")
    .orderBy("hidden_because")
    .execute();
  return rows.map(({ hidden_because, count }) => ({
    because: readOneOf(HIDE_REASONS, hidden_because ?? ""),
    count: Number(count),
  }));
}
