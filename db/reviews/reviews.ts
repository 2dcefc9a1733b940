import type { HideReason, Review, ReviewWords, UncountedReason } from "../../server/domain/review/review.ts";
import type { BookingId, BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { inBatches } from "../core/in-batches.ts";
import type { Queryable } from "../core/open-database.ts";
import { readReview } from "./review-rows.ts";

export async function findReview(db: Queryable, bookingId: BookingId): Promise<Review | null> {
  const row = await db
    .selectFrom("review")
    .selectAll()
    .where("booking_id", "=", bookingId)
    .executeTakeFirst();
  return row === undefined ? null : readReview(row);
}

/** The reviews of these bookings, by booking. */
export async function listReviewsOf(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, Review>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await db.selectFrom("review").selectAll().where("booking_id", "in", bookingIds).execute();
  return new Map(rows.map(readReview).map((review) => [review.bookingId, review]));
}

/** A first review. False when the booking has one: there is one of each. */
export async function insertReview(
  tx: Queryable,
  review: ReviewWords & Pick<Review, "bookingId" | "builderId" | "writtenAt" | "proof" | "uncountedBecause">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("review")
    .values({
      booking_id: review.bookingId,
      builder_id: review.builderId,
      written_at: review.writtenAt,
      proof_version: review.proof.version,
      proof_digest: review.proof.digest,
      uncounted_because: review.uncountedBecause,
      ...wordColumns(review),
    })
    .onConflict((conflict) => conflict.column("booking_id").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What its client says now. One that may no longer be shown is no longer picked. False when it was erased or hidden meanwhile. */
export async function updateReviewWords(
  tx: Queryable,
  bookingId: BookingId,
  words: ReviewWords,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("review")
    .set({
      ...wordColumns(words),
      edited_at: at,
      ...(words.shownAs === "nobody" ? { picked_at: null } : {}),
    })
    .where("booking_id", "=", bookingId)
    .where("erased_at", "is", null)
    .where("hidden_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function wordColumns({ rating, wentWell, toImprove, shownAs }: ReviewWords) {
  return { rating, went_well: wentWell, to_improve: toImprove, shown_as: shownAs };
}

/** The builder's answer. False when there is one: it is given once. */
export async function insertAnswer(
  tx: Queryable,
  bookingId: BookingId,
  { answer, at }: { readonly answer: string; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("review")
    .set({ answer, answered_at: at })
    .where("booking_id", "=", bookingId)
    .where("answered_at", "is", null)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether its builder shows it; null for not. */
export async function updatePicked(
  tx: Queryable,
  bookingId: BookingId,
  pickedAt: Instant | null,
): Promise<void> {
  await tx.updateTable("review").set({ picked_at: pickedAt }).where("booking_id", "=", bookingId).execute();
}

/** Hides a review. False when it is hidden already, or there is none. */
export async function hideReview(
  tx: Queryable,
  bookingId: BookingId,
  { because, at }: { readonly because: HideReason; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("review")
    .set({ hidden_at: at, hidden_because: because })
    .where("booking_id", "=", bookingId)
    .where("hidden_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Shows a hidden review again. False when it is not hidden. */
export async function showReview(tx: Queryable, bookingId: BookingId): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("review")
    .set({ hidden_at: null, hidden_because: null })
    .where("booking_id", "=", bookingId)
    .where("hidden_at", "is not", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a review counts, as it is kept. */
export interface UncountedReview {
  readonly bookingId: BookingId;
  /** As it is stored, whatever it is; null when it counts. */
  readonly uncounted: string | null;
}

/** Every review, in batches. */
export async function* listUncounted(db: Queryable): AsyncGenerator<UncountedReview[]> {
  const batches = inBatches(
    (after: { booking_id: string; uncounted_because: string | null } | null, limit) => {
      const query = db.selectFrom("review").select(["booking_id", "uncounted_because"]).orderBy("booking_id");
      return (after === null ? query : query.where("booking_id", ">", after.booking_id))
        .limit(limit)
        .execute();
    },
  );
  for await (const rows of batches)
    yield rows.map(({ booking_id, uncounted_because }) => ({
      bookingId: booking_id as BookingId,
      uncounted: uncounted_because,
    }));
}

/** Says whether the review of a booking counts; nothing when it has none. In the transaction that changes the booking. */
export async function updateUncounted(
  tx: Queryable,
  bookingId: BookingId,
  uncountedBecause: UncountedReason | null,
): Promise<void> {
  await tx
    .updateTable("review")
    .set({ uncounted_because: uncountedBecause })
    .where("booking_id", "=", bookingId)
    .execute();
}

/**
 * Erases what the clients of these bookings have written, and what was answered, which may name them; and by which cards they paid. The ratings stay,
 * without a person. Nobody of them is asked any more. Safe to repeat.
 */
export async function eraseReviewsOf(
  tx: Queryable,
  bookingIds: readonly BookingId[],
  at: Instant,
): Promise<void> {
  if (bookingIds.length === 0) return;
  await tx.deleteFrom("review_invitation").where("booking_id", "in", bookingIds).execute();
  await tx.updateTable("checkout").set({ card_hash: null }).where("booking_id", "in", bookingIds).execute();
  await tx
    .updateTable("review")
    .set((eb) => ({
      went_well: "",
      to_improve: "",
      shown_as: "nobody",
      picked_at: null,
      answer: null,
      erased_at: eb.fn.coalesce("erased_at", eb.val(at)),
    }))
    .where("booking_id", "in", bookingIds)
    .execute();
}

/** Erases what a builder has answered, and shows nothing of theirs any more. What their clients wrote is the clients'. */
export async function eraseAnswersOf(tx: Queryable, builderId: BuilderId): Promise<void> {
  await tx
    .updateTable("review")
    .set({ answer: null, picked_at: null })
    .where("builder_id", "=", builderId)
    .execute();
}
