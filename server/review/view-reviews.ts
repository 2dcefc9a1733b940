import { getBuilderNames } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { listOperatorActionsOn } from "../../db/operations/operator-actions.ts";
import { sumRatings, sumRatingsByMonth, type RatingSum } from "../../db/reviews/review-figures.ts";
import {
  countHidden,
  listPickedReviews,
  listReviews,
  type ReviewKey,
} from "../../db/reviews/review-lists.ts";
import { COUNTED_MIN, mayBeShown, type ReviewOfSession } from "../domain/review/review.ts";
import { lastMonths } from "../domain/review/last-months.ts";
import { shownName } from "../domain/review/shown-name.ts";
import type { Language } from "../domain/text/language.ts";
import { nameInWords } from "../domain/text/name-in-words.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { instant, type Instant } from "../domain/values/instant.ts";
import { subjectOf } from "./moderate-review.ts";

/** 20: a screen or two. */
const PAGE_SIZE = 20;
/** 12: a year. */
const MONTHS_SHOWN = 12;

/** An average to one decimal, and of how many; null below the number from which one is shown. */
export type Average = { readonly average: number; readonly count: number } | null;

/** What pages show of these builders' ratings. */
export async function listAverages(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<ReadonlyMap<BuilderId, Average>> {
  const sums = await sumRatings(db, builderIds);
  return new Map([...sums].map(([id, sum]) => [id, sum.count < COUNTED_MIN ? null : averageOf(sum)]));
}

function averageOf({ count, sum }: RatingSum): { readonly average: number; readonly count: number } {
  return { average: Math.round((sum / count) * 10) / 10, count };
}

/** What anybody may read about a builder's sessions: nothing that its client has not let be shown, and no address. */
export async function viewOfProfile(db: Queryable, builderId: BuilderId) {
  const averages = await listAverages(db, [builderId]);
  return {
    average: averages.get(builderId) ?? null,
    picked: (await listPickedReviews(db, builderId)).map((review) => ({
      name: shownName(review.clientName, review.shownAs),
      rating: review.rating,
      text: review.wentWell,
      sessionTypeName: review.sessionTypeName,
      startsAt: review.startsAt,
      isPaid: review.isPaid,
      proof: review.proof,
      answer: review.answer,
    })),
    hidden: await countHidden(db, builderId),
  };
}

/** A page of a builder's reviews for the builder, with the trend of the year. */
export async function viewOfBuilder(
  db: Queryable,
  builderId: BuilderId,
  {
    after,
    now,
    language,
  }: { readonly after: ReviewKey | null; readonly now: Instant; readonly language: Language },
) {
  const months = lastMonths(now, MONTHS_SHOWN);
  const since = instant(`${months[0] ?? now.slice(0, 7)}-01T00:00:00.000Z`);
  const sums = new Map((await sumRatingsByMonth(db, builderId, since)).map((sum) => [sum.month, sum]));
  const all = (await sumRatings(db, [builderId])).get(builderId);
  const { reviews, next } = await listReviews(db, { builderId }, { after, limit: PAGE_SIZE });
  return {
    /** Of all that count, however few. */
    average: all === undefined ? null : averageOf(all),
    shownFrom: COUNTED_MIN,
    months: months.map((month) => {
      const sum = sums.get(month);
      return { month, ...(sum === undefined ? { average: null, count: 0 } : averageOf(sum)) };
    }),
    reviews: reviews.map((review) => rowView(review, language)),
    next,
  };
}

/** A page of everybody's reviews, or of those that are hidden, for operators, with what operators did to each. */
export async function viewOfOperator(
  db: Queryable,
  {
    after,
    isHidden,
    language,
  }: { readonly after: ReviewKey | null; readonly isHidden: boolean; readonly language: Language },
) {
  const { reviews, next } = await listReviews(db, { builderId: null, isHidden }, { after, limit: PAGE_SIZE });
  const builderOf = await getBuilderNames(
    db,
    reviews.map(({ builderId }) => builderId),
  );
  const items = [];
  for (const review of reviews) {
    const actions = await listOperatorActionsOn(db, subjectOf(review.bookingId));
    items.push({
      ...rowView(review, language),
      builder: builderOf(review.builderId),
      actions: actions.values.map(({ id, at, action, note }) => ({ id, at, action, note })),
    });
  }
  return { reviews: items, next };
}

function rowView(review: ReviewOfSession, language: Language) {
  const { proof: _proof, builderId: _builder, clientName, pickedAt, hiddenAt, erasedAt, ...row } = review;
  return {
    ...row,
    clientName: nameInWords(clientName, "client", language),
    isPicked: pickedAt !== null,
    isHidden: hiddenAt !== null,
    isErased: erasedAt !== null,
    mayBeShown: mayBeShown(review),
  };
}
