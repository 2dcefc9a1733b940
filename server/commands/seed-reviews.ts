import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import {
  DEMO_REVIEWS,
  REVIEWED_BUILDER,
  REVIEWED_SESSION,
  type DemoReview,
} from "../../db/seed/demo-reviews.ts";
import { historySignerOf } from "../booking/history-signature.ts";
import { insertNewBooking } from "../booking/insert-new-booking.ts";
import { newBooking } from "../booking/new-booking.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { Builder, SessionType } from "../domain/offer/session-type.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Services } from "../open-services.ts";
import { SEED, writeDecidedEvent } from "./write-decided-event.ts";
import { writeSeedReview } from "./write-seed-review.ts";

const DAY_MINUTES = 24 * 60;

/**
 * Writes some free sessions of one demo builder that took place months ago, each with its whole signed history, and what their clients said of them,
 * by the same use cases as the page. Nothing of them is at Calendly: they are over. Only on a database in which the builder has no review.
 */
export async function seedReviews(services: Services): Promise<void> {
  const { database } = services;
  const builder = await findBuilderBySlug(database.kysely, REVIEWED_BUILDER);
  invariant(builder !== null, "the demo's builders are there");
  const sessionTypes = await listSessionTypes(database.kysely, builder.id);
  const sessionType = sessionTypes.find(({ slug }) => slug === REVIEWED_SESSION);
  invariant(sessionType !== undefined, `${REVIEWED_SESSION} is on sale`);
  for (const [index, demo] of DEMO_REVIEWS.entries()) {
    await seedReview(services, { builder, sessionType, number: index + 1 }, demo);
  }
}

async function seedReview(
  services: Services,
  offer: { readonly builder: Builder; readonly sessionType: SessionType; readonly number: number },
  { daysAgo, name, rating, wentWell, toImprove, shownAs, answer }: DemoReview,
): Promise<void> {
  const startsAt = addMinutes(services.clock.now(), -daysAgo * DAY_MINUTES);
  const booking = await holdSession(services, offer, { startsAt, name });
  const said = { rating, wentWell, toImprove, shownAs, answer };
  await writeSeedReview(services, booking, { ...said, writtenAt: addMinutes(startsAt, DAY_MINUTES) });
}

/** A free session from its beginning to its end, each event decided by the machine. */
async function holdSession(
  { database, secretBox, randomBytes }: Services,
  {
    builder,
    sessionType,
    number,
  }: { readonly builder: Builder; readonly sessionType: SessionType; readonly number: number },
  { startsAt, name }: { readonly startsAt: Instant; readonly name: string },
): Promise<Booking> {
  const sign = historySignerOf(secretBox);
  const bookedAt = addMinutes(startsAt, -3 * DAY_MINUTES);
  const endsAt = addMinutes(startsAt, sessionType.durationMinutes);
  const id = idFromBytes("bkg", randomBytes(16));
  const at = `https://calendly.example/demo-reviews/${id}`;
  const client = {
    userId: `demo-reviewer-${number}`,
    email: `reviewer-${number}@example.com`,
    name,
  };
  const time = {
    calendlyEventId: id,
    calendlyEventUri: at,
    calendlyInviteeUri: `${at}/invitee`,
    startsAt,
    endsAt,
  };
  const events: BookingEvent[] = [
    { type: "TIME_BOOKED", at: bookedAt, time, holdEndsAt: addMinutes(bookedAt, 30) },
    { type: "FREE_CONFIRMED", at: bookedAt },
    { type: "SESSION_ENDED", at: endsAt },
  ];
  return database.transact(async (tx) => {
    let booking = newBooking({ id, now: bookedAt }, builder, sessionType, {
      client,
      claimedBy: "account",
      timeZone: builder.timeZone,
      language: null,
    });
    await insertNewBooking(tx, booking, { cause: SEED, sign });
    for (const event of events) ({ booking } = await writeDecidedEvent(tx, booking, event, sign));
    return booking;
  });
}
