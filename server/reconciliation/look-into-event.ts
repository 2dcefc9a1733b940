import {
  listCalendarSnapshotsOfBookings,
  listCalendarSnapshotsOfEvents,
  type CalendarSnapshot,
} from "../../db/bookings/booking-snapshots.ts";
import { findEffect } from "../../db/queue/outbox.ts";
import { saveSeenEvent } from "../../db/calendly/seen-calendly-events.ts";
import { bookingOf, type InviteeOutcome } from "../booking/record/invitee-outcome.ts";
import { recordInvitee } from "../booking/record/record-invitee.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { NO_DETAILS, type DriftKind } from "../domain/providers/drift.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { CalendlyInvitee, CalendlyScheduledEvent } from "../ports.ts";
import { needsABooking, reportUnbooked, whyUnbooked } from "./unbooked-event.ts";
import { isLive, type CalendarDifference } from "./calendar-difference.ts";
import { readable, tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";
import type { CalendarLook } from "./calendar-look.ts";

/** An event's status: while it is unchanged, there is nothing new to be read. */
export function stampOf(event: CalendlyScheduledEvent, bookings: readonly CalendarSnapshot[]): string {
  const live = bookings.filter(isLive).length;
  return [event.updatedAt ?? "", event.status, event.activeInvitees, live].join("|");
}

/**
 * Reads the invitees of an event that differs from its bookings, and records each through the same use case as a delivery. What still differs
 * afterwards is left to a person, or remembered as none of ours.
 */
export async function lookIntoEvent(
  run: ReconciliationRun,
  look: CalendarLook,
  event: CalendlyScheduledEvent,
  difference: CalendarDifference,
): Promise<void> {
  const before = look.bookings.get(event.eventId) ?? [];
  await run.advance({ eventsLookedInto: run.progress.eventsLookedInto + 1 });
  const moved = new Map<BookingId, DriftKind>();
  const outcomes: InviteeOutcome[] = [];
  for (const invitee of await look.calendar.listInvitees(event.eventId)) {
    await tryToRepair(run, { calendlyEventId: event.eventId }, async () => {
      const outcome = await recordInvitee(run.deps, look.connection.builderId, look.calendar, invitee);
      outcomes.push(outcome);
      const booking = bookingOf(outcome);
      const kind = booking === null ? null : await missedKindOf(run, look, booking, invitee);
      if (booking !== null && kind !== null) moved.set(booking.id, kind);
      return true;
    });
  }
  for (const [bookingId, kind] of moved)
    await reportOn(run, look, event, { kind, bookingId, repaired: true });
  const after = await refresh(run, look, event, before);
  await reportWhatStays(run, look, event, { difference, after });
  if (after.length > 0 || !needsABooking(run, look, event)) return;
  const because = await whyUnbooked(run, outcomes);
  if (because !== null) await reportUnbooked(run, look, event, because);
}

/** What was missed about this invitee; null when nothing was. */
async function missedKindOf(
  { deps, begunAt }: ReconciliationRun,
  look: CalendarLook,
  booking: Booking,
  invitee: CalendlyInvitee,
): Promise<DriftKind | null> {
  const known = [...look.bookings.values()].flat().find(({ bookingId }) => bookingId === booking.id);
  const { time, rejectedBecause } = booking.context;
  if (known !== undefined) {
    if (known.version === booking.version) return declinedNow();
    if (known.calendlyEventId !== time?.calendlyEventId) return "time_moved_missed";
    if (!isLive(booking) && known.state !== booking.state) {
      return invitee.status === "canceled" ? "time_canceled_missed" : "time_moved_missed";
    }
    return "booking_missed";
  }
  if (time?.calendlyInviteeUri === invitee.inviteeUri) {
    return invitee.oldInviteeUri === null ? "booking_missed" : "time_moved_missed";
  }
  // It named a booking, and was not what had been bought.
  if (rejectedBecause !== null && booking.updatedAt >= begunAt) return "booking_missed";
  return declinedNow();

  async function declinedNow(): Promise<DriftKind | null> {
    const declined = await findEffect(deps.database.kysely, `${booking.id}:0:decline-${invitee.eventId}`);
    return declined !== null && declined.createdAt >= begunAt ? "event_orphaned" : null;
  }
}

/** Reads anew what hangs on the event, and on those that its bookings hold now. */
async function refresh(
  run: ReconciliationRun,
  look: CalendarLook,
  { eventId }: CalendlyScheduledEvent,
  before: readonly CalendarSnapshot[],
): Promise<readonly CalendarSnapshot[]> {
  const db = run.deps.database.kysely;
  const { builderId } = look.connection;
  const after = await readable(run, await listCalendarSnapshotsOfEvents(db, builderId, [eventId]));
  look.bookings.set(eventId, after);
  const left = before.filter((known) => after.every(({ bookingId }) => bookingId !== known.bookingId));
  const ids = left.map(({ bookingId }) => bookingId);
  const elsewhere = await readable(run, await listCalendarSnapshotsOfBookings(db, ids));
  for (const snapshot of elsewhere) {
    const others = look.bookings.get(snapshot.calendlyEventId) ?? [];
    look.bookings.set(snapshot.calendlyEventId, [
      ...others.filter(({ bookingId }) => bookingId !== snapshot.bookingId),
      snapshot,
    ]);
  }
  return after;
}

async function reportWhatStays(
  run: ReconciliationRun,
  look: CalendarLook,
  event: CalendlyScheduledEvent,
  {
    difference,
    after,
  }: { readonly difference: CalendarDifference; readonly after: readonly CalendarSnapshot[] },
): Promise<void> {
  const live = after.filter((one) => isLive(one) && one.state !== "COMPLETED");
  if (event.status === "canceled" && live.length > 0) {
    for (const { bookingId } of live) {
      await reportOn(run, look, event, { kind: "time_canceled_missed", bookingId, repaired: false });
    }
    return;
  }
  const elsewhere = live.filter(
    ({ startsAt, endsAt }) => startsAt !== event.startsAt || endsAt !== event.endsAt,
  );
  if (difference === "moved" && elsewhere.length > 0) {
    for (const { bookingId } of elsewhere) {
      await reportOn(run, look, event, { kind: "time_moved_missed", bookingId, repaired: false });
    }
    return;
  }
  await saveSeenEvent(run.deps.database.kysely, look.connection.builderId, {
    eventId: event.eventId,
    stamp: stampOf(event, after),
    startsAt: event.startsAt,
  });
}

function reportOn(
  run: ReconciliationRun,
  { connection }: CalendarLook,
  { eventId }: CalendlyScheduledEvent,
  {
    kind,
    bookingId,
    repaired,
  }: { readonly kind: DriftKind; readonly bookingId: BookingId; readonly repaired: boolean },
): Promise<void> {
  return run.report({
    kind,
    subject: `${eventId}:${bookingId}`,
    bookingId,
    repaired,
    details: { ...NO_DETAILS, builderId: connection.builderId, calendlyEventId: eventId },
  });
}
