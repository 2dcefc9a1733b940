import {
  listCalendarStandings,
  listCalendarStandingsOfEvents,
  type CalendarStanding,
} from "../../db/booking-standings.ts";
import { forgetSeenEvents, listSeenEvents } from "../../db/seen-calendly-events.ts";
import type { CalendlyConnection } from "../../db/calendly-connections.ts";
import { findLastWholeReconciliation } from "../../db/reconciliations.ts";
import { listSessionTypesEver } from "../../db/session-types.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { recordPlace } from "../booking/record-place.ts";
import { addMinutes, laterOf, type Instant } from "../domain/instant.ts";
import { isSamePlace } from "../domain/session-place.ts";
import { isFree } from "../domain/money.ts";
import type { Calendar, CalendlyScheduledEvent } from "../ports.ts";
import { differenceOf, isLive } from "./calendar-difference.ts";
import { lookIntoEvent, stampOf, type CalendarLook } from "./look-into-event.ts";
import { needsABooking, reportUnbooked } from "./unbooked-event.ts";
import {
  lookAtBooking,
  NO_DETAILS,
  readable,
  tryToRepair,
  type ReconciliationRun,
} from "./reconciliation-run.ts";
import { releaseOrphan } from "./release-orphan.ts";

/** 2 days back: what was canceled or moved before a session that has just taken place still decides about its money. */
const LOOK_BACK_MINUTES = 2 * 24 * 60;
/** 14 days: longer than an outage that nobody notices, and a page or two more of a busy calendar. */
const LOOK_BACK_MINUTES_MAX = 14 * 24 * 60;

/**
 * Holds one builder's calendar against the bookings: its events first, a hundred with each request; invitees are asked for only where an
 * event and its bookings differ. Throws ProviderError when Calendly stops answering; what was repaired by then stays.
 */
export async function compareCalendar(
  run: ReconciliationRun,
  connection: CalendlyConnection,
  calendar: Calendar,
): Promise<void> {
  const db = run.deps.database.kysely;
  const { builderId } = connection;
  const since = await lookBackFrom(run);
  const events = await calendar.listScheduledEvents({
    userUri: connection.calendlyUserUri,
    minStartTime: since,
  });
  const sessionTypes = await listSessionTypesEver(db, builderId);
  // After the events, so that a booking is at least as new as the event that it holds.
  const look: CalendarLook = {
    connection,
    calendar,
    sessionTypeUris: new Set(sessionTypes.map(({ calendlyEventTypeUri }) => calendlyEventTypeUri)),
    pricedUris: new Set(
      sessionTypes
        .filter(
          ({ price, publishedAt, archivedAt }) =>
            !isFree(price) && publishedAt !== null && archivedAt === null,
        )
        .map(({ calendlyEventTypeUri }) => calendlyEventTypeUri),
    ),
    bookings: new Map(),
    seen: await listSeenEvents(db, builderId),
  };
  for (const standing of await readStandings(run, connection, events, since)) addStanding(look, standing);
  await run.advance({ calendarEvents: run.progress.calendarEvents + events.length });

  const listed = new Set(events.map(({ eventId }) => eventId));
  // Those with a booking first: what is learned of one may explain another.
  const inOrder = events.toSorted((a, b) => rankOf(look, a) - rankOf(look, b));
  for (const event of inOrder) await compareEvent(run, look, event);
  for (const standing of [...look.bookings.values()].flat()) {
    if (listed.has(standing.calendlyEventId)) continue;
    await lookAtBooking(run, standing.bookingId, () => compareUnlisted(run, look, standing));
  }
  await forgetSeenEvents(db, builderId, since);
}

/** Two days, and what no run has compared since the last whole one: nobody may have been there to hear of it. */
async function lookBackFrom({ deps, begunAt }: ReconciliationRun): Promise<Instant> {
  const last = await findLastWholeReconciliation(deps.database.kysely);
  const longest = addMinutes(begunAt, -LOOK_BACK_MINUTES_MAX);
  return laterOf(longest, addMinutes(last ?? begunAt, -LOOK_BACK_MINUTES));
}

async function readStandings(
  run: ReconciliationRun,
  { builderId }: CalendlyConnection,
  events: readonly CalendlyScheduledEvent[],
  since: Instant,
): Promise<CalendarStanding[]> {
  const db = run.deps.database.kysely;
  const standings = await readable(run, await listCalendarStandings(db, builderId, since));
  const known = new Set(standings.map(({ calendlyEventId }) => calendlyEventId));
  const others = events.map(({ eventId }) => eventId).filter((eventId) => !known.has(eventId));
  return [...standings, ...(await readable(run, await listCalendarStandingsOfEvents(db, builderId, others)))];
}

function addStanding({ bookings }: CalendarLook, standing: CalendarStanding): void {
  const known = bookings.get(standing.calendlyEventId);
  if (known === undefined) bookings.set(standing.calendlyEventId, [standing]);
  else known.push(standing);
}

function rankOf({ bookings }: CalendarLook, { eventId, status }: CalendlyScheduledEvent): number {
  const held = bookings.has(eventId) ? 0 : 2;
  return held + (status === "canceled" ? 0 : 1);
}

async function compareEvent(
  run: ReconciliationRun,
  look: CalendarLook,
  event: CalendlyScheduledEvent,
): Promise<void> {
  const bookings = look.bookings.get(event.eventId) ?? [];
  await comparePlaces(run, event, bookings);
  const difference = differenceOf(event, bookings, {
    now: run.begunAt,
    connectedAt: look.connection.connectedAt,
    isForSale: event.eventTypeUri !== null && look.sessionTypeUris.has(event.eventTypeUri),
  });
  if (run.isOnItsWay(event.updatedAt)) return;
  const isUnbooked = bookings.length === 0 && needsABooking(run, look, event);
  if (difference === null) {
    if (isUnbooked) await reportUnbooked(run, look, event, "booked_before_connected");
    return;
  }
  if (difference === "orphaned") {
    for (const booking of bookings) {
      await lookAtBooking(run, booking.bookingId, () =>
        releaseOrphan(run, look.connection.builderId, booking),
      );
    }
    return;
  }
  // What stands unpaid is looked into anew: the reason why it became no booking may have ended.
  if (!isUnbooked && look.seen.get(event.eventId) === stampOf(event, bookings)) return;
  await lookIntoEvent(run, look, event, difference);
}

/** Calendly tells nobody when a host changes where an event is held, or its link is there at last: it is no drift, and taken in here. */
async function comparePlaces(
  run: ReconciliationRun,
  event: CalendlyScheduledEvent,
  bookings: readonly CalendarStanding[],
): Promise<void> {
  if (event.status !== "active" || event.startsAt <= run.begunAt) return;
  for (const booking of bookings) {
    if (!isLive(booking) || isSamePlace(booking.place, event.place)) continue;
    await tryToRepair(run, { bookingId: booking.bookingId }, async () => {
      await recordPlace(run.deps, booking.bookingId, event);
      return true;
    });
  }
}

/** A booking whose event the list leaves out: it begins at another time, or Calendly does not know it any more. */
async function compareUnlisted(
  run: ReconciliationRun,
  look: CalendarLook,
  standing: CalendarStanding,
): Promise<void> {
  const { bookingId, calendlyEventId, state, startsAt } = standing;
  if (!isLive(standing) || state === "COMPLETED" || startsAt <= run.begunAt) return;
  const event = await look.calendar.findScheduledEvent(calendlyEventId);
  if (event !== null) return compareEvent(run, look, event);
  const mayEnd = state !== "CONFIRMED" || !standing.isPaid;
  const repaired =
    mayEnd &&
    (await tryToRepair(run, { bookingId, calendlyEventId }, async () => {
      const fact = { type: "TIME_CANCELED", at: run.deps.clock.now(), by: "unknown" } as const;
      return (await applyBookingEvent(run.deps, bookingId, fact, run.cause)).ok;
    }));
  await run.report({
    kind: "event_vanished",
    subject: calendlyEventId,
    bookingId,
    repaired,
    details: { ...NO_DETAILS, builderId: look.connection.builderId, calendlyEventId },
  });
}
