import { savePlace } from "../../../db/bookings/session-places.ts";
import { getBuilder } from "../../../db/builders/builders.ts";
import { listSessionTypes } from "../../../db/builders/session-types.ts";
import { DEMO_ACCOUNTS } from "../../../db/seed/demo-data.ts";
import { randomFrom } from "../../../db/seed/random-from.ts";
import type { YearClient } from "../../../db/seed/year/year-clients.ts";
import { historySignerOf } from "../../booking/history-signature.ts";
import { newBooking } from "../../booking/new-booking.ts";
import { nextLookAt } from "../../domain/booking/session-place.ts";
import { parseInviteeUri } from "../../domain/providers/calendly-uri.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { Builder, SessionType } from "../../domain/offer/session-type.ts";
import { idFromBytes, type BuilderId, type CheckoutId } from "../../domain/values/ids.ts";
import { timeZone, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Services } from "../../open-services.ts";
import type { CalendlyInvitee } from "../../ports.ts";
import type { ControlCall } from "../planted/control-call.ts";
import { writePlantedBooking } from "../planted/write-planted-booking.ts";
import { plantAtStripe, plantInCalendars, type NamedSession } from "./plant-at-providers.ts";
import { planYear } from "./plan-year.ts";
import type { YearOffer } from "./planned-session.ts";
import { seedYearBuilders } from "./seed-year-builders.ts";
import { seedYearReviews } from "./seed-year-reviews.ts";
import { seedYearViews } from "./seed-year-views.ts";
import { stepsOf, type LivedSession, type PlannedLife } from "./steps-of-session.ts";

/** 100 bookings share a transaction, and so one sync. */
const BOOKINGS_PER_TRANSACTION = 100;

interface Offered {
  readonly builder: Builder;
  readonly sessionType: SessionType;
}
interface Session extends NamedSession {
  readonly offered: Offered;
  readonly life: PlannedLife;
}

/**
 * Plants a year behind the demo, as if it had been open all along: nine more builders, some hundreds of sessions of all twelve with signed histories, the
 * same at the sandbox's Calendly and Stripe, reviews, and who looked. Nobody is told of any of it. On a database with the demo's own builders and without
 * bookings of theirs. Throws when the sandbox or a provider does not answer.
 */
export async function seedYear(services: Services, control: ControlCall): Promise<void> {
  const builderIds = await seedYearBuilders(services, control);
  const now = services.clock.now();
  const offered = await offersOf(services, builderIds);
  const client = await demoClient(services);
  const plan = planYear(now, [...offered.keys()], client);
  const random = randomFrom(12);
  const named = plan.map((planned) => {
    const offer = offered.get(planned.offer);
    invariant(offer !== undefined, "it is one of theirs");
    const id = idFromBytes("bkg", bytesFrom(random));
    const { calendlyEventTypeUri } = offer.sessionType;
    return { id, planned, calendlyEventTypeUri, offered: offer };
  });
  const places = await plantInCalendars(control, named);
  const sessions = named.map((one, index): Session => {
    const key = idFromBytes("bkg", bytesFrom(random)).replace("bkg_", "");
    const stripe = {
      checkoutId: `cs_test_${key}` as CheckoutId,
      paymentIntentId: `pi_${key}`,
      refundId: `re_${key}`,
      disputeId: `du_${key}`,
    };
    const { price } = one.offered.sessionType;
    return { ...one, life: { planned: one.planned, price, stripe, calendar: places[index] ?? null } };
  });
  const written = await writeSessions(services, sessions, now);
  await plantAtStripe(control, written, { installationId: services.installation.id, now });
  await seedYearReviews(services, written, client.userId);
  await seedYearViews(services, written);
}

/** What each of them sells or has sold, by what the plan knows of it. */
async function offersOf(
  { database, clock }: Services,
  builderIds: ReadonlyMap<string, BuilderId>,
): Promise<ReadonlyMap<YearOffer, Offered>> {
  const offers = new Map<YearOffer, Offered>();
  // In one order, whoever was connected first.
  for (const [slug, builderId] of [...builderIds].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const builder = await getBuilder(database.kysely, builderId);
    for (const sessionType of await listSessionTypes(database.kysely, builderId)) {
      const { durationMinutes, cancellationPolicy, price, kind, publishedAt, inactiveSince } = sessionType;
      const offer: YearOffer = {
        builderSlug: slug,
        sessionSlug: sessionType.slug,
        zone: builder.timeZone,
        durationMinutes,
        policy: cancellationPolicy,
        isFree: price.amountMinor === 0,
        isGroup: kind === "group",
        isOnSale: publishedAt !== null && publishedAt <= clock.now() && inactiveSince === null,
      };
      offers.set(offer, { builder, sessionType });
    }
  }
  return offers;
}

async function demoClient({ auth }: Services): Promise<YearClient> {
  const account = DEMO_ACCOUNTS.find(({ role }) => role === "client");
  invariant(account !== undefined, "the demo has a client");
  const { email, name, role, password } = account;
  const userId = await auth.createUser({ email, name, role, password });
  return { userId, email, name, timeZone: timeZone("America/New_York") };
}

async function writeSessions(
  services: Services,
  sessions: readonly Session[],
  now: Instant,
): Promise<LivedSession[]> {
  const sign = historySignerOf(services.secretBox);
  const invitees = await inviteesToCome(services, sessions);
  const written: LivedSession[] = [];
  for (let from = 0; from < sessions.length; from += BOOKINGS_PER_TRANSACTION) {
    await services.database.transact(async (tx) => {
      for (const session of sessions.slice(from, from + BOOKINGS_PER_TRANSACTION)) {
        const { life, planned } = session;
        const invitee = invitees.get(session) ?? null;
        const steps = stepsOf(life, now);
        const planted = await writePlantedBooking(tx, begun(session, invitee), steps, {
          sign,
          source: planned.source,
        });
        if (invitee !== null) {
          const { place } = invitee;
          const missingSince = place.status === "ready" ? null : now;
          const dueAt = nextLookAt({ missingSince, startsAt: planned.startsAt }, now);
          // As the mail that confirmed it said.
          await savePlace(tx, session.id, { place, revision: 1, missingSince, notified: place, dueAt });
        }
        written.push({ ...planted, life });
      }
    });
  }
  return written;
}

/** What Calendly says of those who are still to come. */
async function inviteesToCome(
  { calendars, env }: Services,
  sessions: readonly Session[],
): Promise<ReadonlyMap<Session, CalendlyInvitee>> {
  const toCome = sessions.filter(({ planned }) => planned.outcome === "to_come");
  const found = toCome.map(async (session): Promise<[Session, CalendlyInvitee]> => {
    const uri = session.life.calendar?.first.calendlyInviteeUri ?? "";
    const ids = parseInviteeUri(uri, env.CALENDLY_API_URL);
    const calendar = await calendars.ofBuilder(session.offered.builder.id);
    const invitee = ids === null ? null : await calendar?.findInvitee(ids.eventId, ids.inviteeId);
    invariant(invitee != null, `${uri} was planted`);
    return [session, invitee];
  });
  return new Map(await Promise.all(found));
}

function begun({ id, planned, offered }: Session, invitee: CalendlyInvitee | null): Booking {
  const { client, begunAt } = planned;
  const booking = newBooking({ id, now: begunAt }, offered.builder, offered.sessionType, {
    client,
    claimedBy: "account",
    timeZone: client.timeZone,
    language: null,
  });
  return invitee === null
    ? booking
    : { ...booking, cancelUrl: invitee.cancelUrl, rescheduleUrl: invitee.rescheduleUrl };
}

function bytesFrom(random: () => number): Uint8Array {
  return Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
}
