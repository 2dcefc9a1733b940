import { reviewsOfYear } from "../../../db/seed/year/year-reviews.ts";
import { uncountedBecause } from "../../domain/review/uncounted-because.ts";
import { whyNotReviewable } from "../../domain/review/why-not-reviewable.ts";
import { addMinutes, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Services } from "../../open-services.ts";
import { writeSeedReview } from "../write-seed-review.ts";
import type { LivedSession } from "./steps-of-session.ts";

const DAY_MINUTES = 24 * 60;

/**
 * Spreads what is said of each builder over their sessions, the oldest first, a day or two after each. The demo's own client has said nothing: that is
 * left to whoever tries it.
 */
export async function seedYearReviews(
  services: Services,
  sessions: readonly LivedSession[],
  demoClientId: string,
): Promise<void> {
  const now = services.clock.now();
  const held = sessions
    .filter((session) => isToBeReviewed(session, now) && session.booking.clientUserId !== demoClientId)
    .sort((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
  for (const slug of new Set(held.map(slugOf))) {
    const own = held.filter((session) => slugOf(session) === slug);
    const reviews = reviewsOfYear(slug);
    for (const [index, review] of reviews.entries()) {
      const session = own[Math.floor(((index + 0.5) * own.length) / reviews.length)];
      invariant(session !== undefined, `${slug} has held sessions`);
      const writtenAt = addMinutes(startOf(session), (1 + (index % 2)) * DAY_MINUTES);
      await writeSeedReview(services, session.booking, { ...review, writtenAt });
    }
  }
}

function isToBeReviewed({ booking, life }: LivedSession, now: Instant): boolean {
  return (
    whyNotReviewable(booking) === null &&
    uncountedBecause(booking.state, booking.context) === null &&
    addMinutes(life.planned.startsAt, 3 * DAY_MINUTES) < now
  );
}

function startOf({ life }: LivedSession): Instant {
  return life.planned.startsAt;
}

function slugOf({ life }: LivedSession): string {
  return life.planned.offer.builderSlug;
}
