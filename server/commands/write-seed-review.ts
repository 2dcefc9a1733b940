import type { Booking } from "../domain/booking/booking.ts";
import type { ReviewWords } from "../domain/review/review.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Services } from "../open-services.ts";
import { answerReview, pickReview } from "../review/answer-review.ts";
import { reviewLinkOf } from "../review/review-link.ts";
import { writeReview } from "../review/write-review.ts";

const DAY_MINUTES = 24 * 60;

/** Writes what a client said of a session that took place, and its builder's answer, by the use cases of the pages, all at this instant. What may be shown is picked for the profile. */
export async function writeSeedReview(
  services: Services,
  booking: Booking,
  {
    answer,
    writtenAt,
    ...words
  }: ReviewWords & { readonly answer: string | null; readonly writtenAt: Instant },
): Promise<void> {
  const { rating, wentWell, toImprove, shownAs } = words;
  const deps = { ...services, clock: { now: () => writtenAt }, settings: { appUrl: services.env.APP_URL } };
  const [, until = "", key = ""] =
    /until=(\d+)&key=(.+)$/.exec(reviewLinkOf(deps, booking, addMinutes(writtenAt, DAY_MINUTES))) ?? [];
  const link = { bookingId: booking.id, until, key };
  const written = await writeReview(deps, link, { rating, wentWell, toImprove, shownAs });
  invariant(written.ok, "the session took place");
  const own = { bookingId: booking.id, builderId: booking.builderId };
  if (answer !== null) await answerReview(deps, own, answer);
  if (shownAs !== "nobody") await pickReview(deps, own, "pick");
}
