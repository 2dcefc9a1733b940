import { insertOperatorAction } from "../../db/operations/operator-actions.ts";
import { hideReview, showReview } from "../../db/reviews/reviews.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { HideReason } from "../domain/review/review.ts";
import { idFromBytes, type BookingId, type UserId } from "../domain/values/ids.ts";

type Deps = Pick<BookingDeps, "database" | "clock" | "randomBytes">;

export type ModerationOutcome =
  { readonly ok: true } | { readonly ok: false; readonly because: "decided_already" };

/** What an operator decides about a review: to hide it for a reason that the builder's page says, or to show it again. */
export type Moderation =
  | { readonly kind: "hide"; readonly because: HideReason; readonly note: string }
  | { readonly kind: "show"; readonly note: string };

/** Carries an operator's decision out, and writes it down with their note among the operators' actions: both or neither. */
export async function moderateReview(
  { database, clock, randomBytes }: Deps,
  bookingId: BookingId,
  decision: Moderation,
  operatorUserId: UserId,
): Promise<ModerationOutcome> {
  const at = clock.now();
  const id = idFromBytes("act", randomBytes(16));
  return database.transact(async (tx): Promise<ModerationOutcome> => {
    const isDone =
      decision.kind === "hide"
        ? await hideReview(tx, bookingId, { because: decision.because, at })
        : await showReview(tx, bookingId);
    if (!isDone) return { ok: false, because: "decided_already" };
    const action = decision.kind === "hide" ? HIDE_REVIEW : SHOW_REVIEW;
    await insertOperatorAction(tx, {
      id,
      at,
      operatorUserId,
      action,
      subject: subjectOf(bookingId),
      note: decision.note,
    });
    return { ok: true };
  });
}

/** How the operators' actions name a review. */
export function subjectOf(bookingId: BookingId): string {
  return `review:${bookingId}`;
}

const HIDE_REVIEW = "hide_review";
const SHOW_REVIEW = "show_review";
