import type { BookingDeps } from "../booking/booking-deps.ts";
import { countPicked } from "../../db/reviews/review-lists.ts";
import { findReview, insertAnswer, updatePicked } from "../../db/reviews/reviews.ts";
import { mayBeShown, PICKED_MAX } from "../domain/review/review.ts";
import type { BookingId, BuilderId } from "../domain/values/ids.ts";

type Deps = Pick<BookingDeps, "database" | "clock">;

export type BuildersReviewOutcome =
  | { readonly ok: true }
  /** `not_found`: there is none of this builder. `not_let`: its client lets nobody read it, or it is hidden. */
  | {
      readonly ok: false;
      readonly because: "not_found" | "answered_already" | "not_let" | "enough_picked";
    };

/** The builder answers a review, once and in public. */
export async function answerReview(
  { database, clock }: Deps,
  { bookingId, builderId }: { readonly bookingId: BookingId; readonly builderId: BuilderId },
  answer: string,
): Promise<BuildersReviewOutcome> {
  return database.transact(async (tx): Promise<BuildersReviewOutcome> => {
    const review = await findReview(tx, bookingId);
    if (review?.builderId !== builderId) return { ok: false, because: "not_found" };
    if (review.hiddenAt !== null || review.erasedAt !== null) return { ok: false, because: "not_let" };
    const isFirst = await insertAnswer(tx, bookingId, { answer, at: clock.now() });
    return isFirst ? { ok: true } : { ok: false, because: "answered_already" };
  });
}

/** The builder shows a review on the profile, or no longer. Safe to repeat. */
export async function pickReview(
  { database, clock }: Deps,
  { bookingId, builderId }: { readonly bookingId: BookingId; readonly builderId: BuilderId },
  choice: "pick" | "unpick",
): Promise<BuildersReviewOutcome> {
  return database.transact(async (tx): Promise<BuildersReviewOutcome> => {
    const review = await findReview(tx, bookingId);
    if (review?.builderId !== builderId) return { ok: false, because: "not_found" };
    if (choice === "unpick") {
      await updatePicked(tx, bookingId, null);
      return { ok: true };
    }
    if (review.pickedAt !== null) return { ok: true };
    if (!mayBeShown(review)) return { ok: false, because: "not_let" };
    if ((await countPicked(tx, builderId)) >= PICKED_MAX) return { ok: false, because: "enough_picked" };
    await updatePicked(tx, bookingId, clock.now());
    return { ok: true };
  });
}
