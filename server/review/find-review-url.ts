import { getBuilder } from "../../db/builders/builders.ts";
import { findReview } from "../../db/reviews/reviews.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { invitationDueAt, reviewLinkEndsAt } from "../domain/review/review.ts";
import { isWorthAsking } from "../domain/review/why-not-reviewable.ts";
import { isSamePerson } from "./is-same-person.ts";
import { reviewLinkOf } from "./review-link.ts";

/**
 * Where the client of this booking may review its session now, as the mail says that asks them; null while or when there is nothing to be asked. For the
 * client alone: whoever has the address may write.
 */
export async function findReviewUrl(
  deps: Pick<BookingDeps, "database" | "secretBox" | "clock" | "settings">,
  booking: Booking,
): Promise<string | null> {
  const { time } = booking.context;
  if (time === null || !isWorthAsking(booking)) return null;
  // As long as the link of the mail that asks at its earliest.
  const endsAt = reviewLinkEndsAt(invitationDueAt(time.endsAt));
  if (deps.clock.now() >= endsAt) return null;
  const db = deps.database.kysely;
  if ((await findReview(db, booking.id)) !== null) return null;
  if (await isSamePerson(db, booking, await getBuilder(db, booking.builderId))) return null;
  return reviewLinkOf(deps, booking, endsAt);
}
