import { listCalendarSnapshotsOfEvents } from "../../db/bookings/booking-snapshots.ts";
import { forgetSeenEvents, listSeenEvents } from "../../db/calendly/seen-calendly-events.ts";
import type { CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { isCopy } from "../../db/operations/installation.ts";
import { findLastWholeReconciliation } from "../../db/operations/reconciliations.ts";
import { listSessionTypesEver } from "../../db/builders/session-types.ts";
import { recordPlace } from "../booking/record/record-place.ts";
import { addMinutes, laterOf, type Instant } from "../domain/values/instant.ts";
import { isSamePlace } from "../domain/booking/session-place.ts";
import { isFree } from "../domain/values/money.ts";
import type { Calendar, CalendlyScheduledEvent } from "../ports.ts";
import { differenceOf, isLive } from "./calendar-difference.ts";
import { lookAtUnlisted } from "./look-at-unlisted.ts";
import { lookAtUnseen } from "./look-at-unseen.ts";
import type { CalendarLook } from "./calendar-look.ts";
import { lookIntoEvent, stampOf } from "./look-into-event.ts";
import { needsABooking, reportUnbooked } from "./unbooked-event.ts";
import { lookAtBooking, readable, tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";
import { releaseOrphan } from "./release-orphan.ts";

/** 2 days back: a cancellation or a move before a session that has just taken place still decides about its money. */
const LOOK_BACK_MINUTES = 2 * 24 * 60;
/** 14 days: longer than an unnoticed outage, and a page or two more of a busy calendar. */
const LOOK_BACK_MINUTES_MAX = 14 * 24 * 60;

/**
 * Compares one builder's calendar with the bookings: first its events, a hundred with each request, then the invitees of those events that differ
 * from their bookings. Throws ProviderError when Calendly stops answering; what was repaired by then stays.
 */
export async function compareCalendar(
  run: ReconciliationRun,
  connection: CalendlyConnection,
  calendar: Calendar,
): Promise<void> {
  const db = run.deps.database.kysely;
  const { builderId } = connection;
  const since = await lookBackFrom(run);
  const sessionTypes = await listSessionTypesEver(db, builderId);
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
    isCopy: await isCopy(db),
  };
  /** Of the events that have a booking, or get one now. */
  const listed = new Set<string>();
  const different: CalendlyScheduledEvent[] = [];
  const pages = calendar.listScheduledEvents({ userUri: connection.calendlyUserUri, minStartTime: since });
  for await (const page of pages) {
    await readSnapshots(run, look, page);
    for (const event of page) {
      if (look.bookings.has(event.eventId)) listed.add(event.eventId);
      await comparePlaces(run, look, event);
    }
    different.push(...(await needingALook(run, look, page)));
    await run.advance({ calendarEvents: run.progress.calendarEvents + page.length });
  }
  for (const { eventId } of different) listed.add(eventId);
  // Those with a booking first: one event may explain another.
  for (const event of different.toSorted((a, b) => rankOf(look, a) - rankOf(look, b))) {
    await compareEvent(run, look, event);
  }
  await lookAtUnlisted(run, look, since, {
    isListed: (eventId) => listed.has(eventId),
    async compare(event) {
      look.bookings.delete(event.eventId);
      await readSnapshots(run, look, [event]);
      await comparePlaces(run, look, event);
      for (const different of await needingALook(run, look, [event]))
        await compareEvent(run, look, different);
    },
  });
  await lookAtUnseen(run, look, async (event) => {
    look.bookings.delete(event.eventId);
    await readSnapshots(run, look, [event]);
    return isSettled(run, look, event);
  });
  await forgetSeenEvents(db, builderId, since);
}

/** Whether nothing of an event is left to a person. That it has begun settles nothing. */
function isSettled(run: ReconciliationRun, look: CalendarLook, event: CalendlyScheduledEvent): boolean {
  const before = { begunAt: addMinutes(event.startsAt, -1) };
  const difference = differenceNow(before, look, event);
  const differs = difference === "canceled" || difference === "moved" || difference === "orphaned";
  return !differs && !isUnbooked(before, look, event) && !run.isOnItsWay(event.updatedAt);
}

/** Two days, and all the time since the last complete run: webhooks of that time may have been missed. */
async function lookBackFrom({ deps, begunAt }: ReconciliationRun): Promise<Instant> {
  const last = await findLastWholeReconciliation(deps.database.kysely);
  const longest = addMinutes(begunAt, -LOOK_BACK_MINUTES_MAX);
  return laterOf(longest, addMinutes(last ?? begunAt, -LOOK_BACK_MINUTES));
}

/** After the events, so that a booking is at least as new as the event that it holds. */
async function readSnapshots(
  run: ReconciliationRun,
  { connection, bookings }: CalendarLook,
  events: readonly CalendlyScheduledEvent[],
): Promise<void> {
  const ids = events.map(({ eventId }) => eventId);
  const db = run.deps.database.kysely;
  const read = await listCalendarSnapshotsOfEvents(db, connection.builderId, ids);
  for (const snapshot of await readable(run, read)) {
    const known = bookings.get(snapshot.calendlyEventId);
    if (known === undefined) bookings.set(snapshot.calendlyEventId, [snapshot]);
    else known.push(snapshot);
  }
}

/** Those of a page that differ from their bookings and are not known to; the rest of the calendar need not be remembered. */
async function needingALook(
  run: ReconciliationRun,
  look: CalendarLook,
  page: readonly CalendlyScheduledEvent[],
): Promise<CalendlyScheduledEvent[]> {
  const db = run.deps.database.kysely;
  const ids = page.map(({ eventId }) => eventId);
  const seen = await listSeenEvents(db, look.connection.builderId, ids);
  return page.filter((event) => {
    const bookings = bookingsOf(look, event);
    // What stands unpaid is looked into anew: the reason why it became no booking may have ended.
    if (isUnbooked(run, look, event)) return true;
    const difference = differenceNow(run, look, event);
    const isSeen = seen.get(event.eventId) === stampOf(event, bookings);
    if (isSeen || difference === null) settle(run, look, event);
    return difference === "orphaned" || (difference !== null && !isSeen);
  });
}

function settle(run: ReconciliationRun, look: CalendarLook, event: CalendlyScheduledEvent): void {
  if (isSettled(run, look, event)) run.agreesOn(event.eventId);
}

function bookingsOf({ bookings }: CalendarLook, { eventId }: CalendlyScheduledEvent) {
  return bookings.get(eventId) ?? [];
}

function isUnbooked(
  run: Pick<ReconciliationRun, "begunAt">,
  look: CalendarLook,
  event: CalendlyScheduledEvent,
): boolean {
  return bookingsOf(look, event).length === 0 && needsABooking(run, look, event);
}

/** An event of a booking from another installation's database is left to that installation. */
function differenceNow(
  run: Pick<ReconciliationRun, "begunAt">,
  look: CalendarLook,
  event: CalendlyScheduledEvent,
) {
  const bookings = bookingsOf(look, event);
  if (bookings.some(({ isCopied }) => isCopied)) return null;
  return differenceOf(event, bookings, {
    now: run.begunAt,
    connectedAt: look.connection.connectedAt,
    isForSale: event.eventTypeUri !== null && look.sessionTypeUris.has(event.eventTypeUri),
  });
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
  if (run.isOnItsWay(event.updatedAt)) return;
  const difference = differenceNow(run, look, event);
  if (difference === null) {
    if (isUnbooked(run, look, event)) await reportUnbooked(run, look, event, "booked_before_connected");
    return;
  }
  if (difference === "orphaned") {
    for (const booking of bookingsOf(look, event)) {
      await lookAtBooking(run, booking.bookingId, () =>
        releaseOrphan(run, look.connection.builderId, booking),
      );
    }
    return;
  }
  await lookIntoEvent(run, look, event, difference);
  settle(run, look, event);
}

/** Calendly sends no webhook when a host changes an event's location, or its link becomes ready: that is no drift, and recorded here. */
async function comparePlaces(
  run: ReconciliationRun,
  look: CalendarLook,
  event: CalendlyScheduledEvent,
): Promise<void> {
  if (event.status !== "active" || event.startsAt <= run.begunAt) return;
  for (const booking of bookingsOf(look, event)) {
    if (booking.isCopied || !isLive(booking) || isSamePlace(booking.place, event.place)) continue;
    await tryToRepair(run, { bookingId: booking.bookingId }, async () => {
      await recordPlace(run.deps, booking.bookingId, event);
      return true;
    });
  }
}
