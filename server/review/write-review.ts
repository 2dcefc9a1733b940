import { findBooking } from "../../db/bookings/bookings.ts";
import { lockBookings } from "../../db/bookings/write-booking.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { findReview, insertReview, updateReviewWords } from "../../db/reviews/reviews.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { editableUntil, type Review, type ReviewWords } from "../domain/review/review.ts";
import { uncountedBecause } from "../domain/review/uncounted-because.ts";
import { whyNotReviewable, type ReviewHindrance } from "../domain/review/why-not-reviewable.ts";
import type { Instant } from "../domain/values/instant.ts";
import { isSamePerson } from "./is-same-person.ts";
import { proveSession } from "./prove-session.ts";
import { isReviewLink, type HeldReviewLink } from "./review-link.ts";

export type ReviewDeps = Pick<BookingDeps, "database" | "secretBox" | "clock">;

/** Why a review is not written. `edit_over`: its 14 days are over. */
export type ReviewRefusal = ReviewHindrance | "link_spent" | "edit_over" | "hidden";

export type ReviewOutcome =
  { readonly ok: true; readonly isFirst: boolean } | { readonly ok: false; readonly because: ReviewRefusal };

/** What a mailed link opens; null when it opens nothing, whatever the reason. Changes nothing. */
export async function findByReviewLink(deps: ReviewDeps, link: HeldReviewLink) {
  const db = deps.database.kysely;
  const booking = await findBooking(db, link.bookingId);
  if (booking === null || !isReviewLink(deps, booking, link)) return null;
  const builder = await getBuilder(db, booking.builderId);
  const review = await findReview(db, booking.id);
  return {
    sessionTypeName: booking.sessionTypeName,
    builderName: builder.displayName,
    builderSlug: builder.slug,
    clientName: booking.clientName,
    startsAt: booking.context.time?.startsAt ?? null,
    timeZone: booking.clientTimeZone,
    isPaid: booking.context.price.amountMinor > 0,
    hindrance:
      review === null ? await hindranceOf(deps, db, booking) : whyNotEditable(review, deps.clock.now()),
    review: review === null ? null : writtenView(review),
  };
}

function writtenView(review: Review) {
  const { rating, wentWell, toImprove, shownAs, writtenAt, editedAt, answer } = review;
  return {
    rating,
    wentWell,
    toImprove,
    shownAs,
    writtenAt,
    editedAt,
    answer,
    editableUntil: editableUntil(writtenAt),
  };
}

/**
 * Writes what the holder of a mailed link says of the session: a first time while it is a session that took place, and then anew for 14 days. One
 * booking has one review, however often the form is sent. The history is checked before the first writing, and the line that proves the session is
 * kept beside the review.
 */
export async function writeReview(
  deps: ReviewDeps,
  link: HeldReviewLink,
  words: ReviewWords,
): Promise<ReviewOutcome> {
  return deps.database.transact(async (tx): Promise<ReviewOutcome> => {
    await lockBookings(tx, [link.bookingId]);
    const booking = await findBooking(tx, link.bookingId);
    if (booking === null || !isReviewLink(deps, booking, link)) return { ok: false, because: "link_spent" };
    const now = deps.clock.now();
    const before = await findReview(tx, booking.id);
    if (before !== null) {
      const because = whyNotEditable(before, now);
      if (because !== null) return { ok: false, because };
      await updateReviewWords(tx, booking.id, words, now);
      return { ok: true, isFirst: false };
    }
    const because = await hindranceOf(deps, tx, booking);
    if (because !== null) return { ok: false, because };
    const proof = await proveSession({ ...deps, db: tx }, booking);
    if (proof === null) return { ok: false, because: "unproven" };
    await insertReview(tx, {
      ...words,
      bookingId: booking.id,
      builderId: booking.builderId,
      writtenAt: now,
      proof,
      uncountedBecause: uncountedBecause(booking.state, booking.context),
    });
    return { ok: true, isFirst: true };
  });
}

async function hindranceOf(
  deps: Pick<ReviewDeps, "secretBox">,
  db: Queryable,
  booking: Booking,
): Promise<ReviewHindrance | null> {
  const because = whyNotReviewable(booking);
  if (because !== null) return because;
  const builder = await getBuilder(db, booking.builderId);
  if (await isSamePerson(db, booking, builder)) return "same_person";
  return (await proveSession({ ...deps, db }, booking)) === null ? "unproven" : null;
}

function whyNotEditable({ hiddenAt, writtenAt }: Review, now: Instant): "hidden" | "edit_over" | null {
  if (hiddenAt !== null) return "hidden";
  return now < editableUntil(writtenAt) ? null : "edit_over";
}
