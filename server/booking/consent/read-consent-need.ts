import { listConsents } from "../../../db/bookings/booking-consents.ts";
import { getPublishedPolicies } from "../../../db/site-policies/site-policies.ts";
import type { Queryable } from "../../../db/core/open-database.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { consentNeedOf, type Consent, type ConsentNeed } from "../../domain/booking/consent.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { isFree } from "../../domain/values/money.ts";

/**
 * What the client of a booking has yet to agree to on its page; null when nothing. A session with a price is agreed to before it is paid, a free
 * one before its time is picked: with that it is booked.
 * @param alsoGiven what they agree to now, and nobody has written down yet.
 */
export async function readConsentNeed(
  db: Queryable,
  booking: Booking,
  {
    now,
    asksEarlyStart,
    alsoGiven = [],
  }: {
    readonly now: Instant;
    readonly asksEarlyStart: boolean;
    readonly alsoGiven?: readonly Consent[];
  },
): Promise<ConsentNeed | null> {
  const { state, context, clientTimeZone } = booking;
  const isForFree = isFree(context.price);
  const isAsked = isForFree
    ? state === "INITIATED"
    : state === "SCHEDULED" || state === "PAYMENT_PENDING" || state === "PAYMENT_FAILED";
  if (!isAsked) return null;
  const published = await getPublishedPolicies(db);
  if (published.terms === null) return null;
  return consentNeedOf({
    published,
    given: [...(await listConsents(db, booking.id)), ...alsoGiven],
    purchase:
      isForFree || !asksEarlyStart
        ? null
        : { startsAt: context.time?.startsAt ?? null, now, timeZone: clientTimeZone },
  });
}
