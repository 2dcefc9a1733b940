import {
  listCalendarSnapshots,
  listCalendarSnapshotsOfBookings,
  type CalendarSnapshot,
} from "../../db/bookings/booking-snapshots.ts";
import { findUnlistedTurn, saveUnlistedTurn } from "../../db/calendly/unlisted-turns.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { NO_DETAILS } from "../domain/providers/drift.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { CalendlyScheduledEvent } from "../ports.ts";
import { isLive } from "./calendar-difference.ts";
import { LOOKS_MAX } from "./look-at-unseen.ts";
import type { CalendarLook } from "./calendar-look.ts";
import { lookAtBooking, readable, tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";

/**
 * 100 in each calendar and run, as of its open drifts: a calendar whose list is empty, because its owner has changed or by a fault of
 * Calendly's, leaves all future bookings of its builder out, and each is a request.
 */
export const UNLISTED_LOOKS_MAX = LOOKS_MAX;

/**
 * Asks for the future sessions whose events the calendar's list has left out: they begin at another time, or Calendly does not know them any more. It
 * continues after the last one that was asked for, in the order of their times, and `UNLISTED_LOOKS_MAX` at most: of n, each has its turn within n /
 * `UNLISTED_LOOKS_MAX` runs, rounded up. The rest stays as it is. Throws ProviderError; what was asked for by then has had its turn.
 * @param since from when on the list was asked for.
 * @param options.compare compares an event that Calendly knows after all with its bookings.
 */
export async function lookAtUnlisted(
  run: ReconciliationRun,
  look: CalendarLook,
  since: Instant,
  {
    isListed,
    compare,
  }: {
    readonly isListed: (eventId: string) => boolean;
    readonly compare: (event: CalendlyScheduledEvent) => Promise<void>;
  },
): Promise<void> {
  const db = run.deps.database.kysely;
  const { id: connectionId, builderId } = look.connection;
  const last = await findUnlistedTurn(db, connectionId);
  const [before, after]: [CalendarSnapshot[], CalendarSnapshot[]] = [[], []];
  for await (const batch of listCalendarSnapshots(db, builderId, since)) {
    for (const snapshot of await readable(run, batch)) {
      if (isListed(snapshot.calendlyEventId) || !isToCome(run, snapshot)) continue;
      const half = last === null || turnOf(snapshot) > last ? after : before;
      if (half.length < UNLISTED_LOOKS_MAX) half.push(snapshot);
    }
  }
  for (const snapshot of [...after, ...before].slice(0, UNLISTED_LOOKS_MAX)) {
    // Before the request: one on which Calendly always fails would otherwise keep all others from their turn.
    await saveUnlistedTurn(db, connectionId, turnOf(snapshot));
    await lookAtBooking(run, snapshot.bookingId, () => compareUnlisted(run, look, snapshot, compare));
  }
}

/** Orders as the list of snapshots does. */
function turnOf({ startsAt, bookingId }: CalendarSnapshot): string {
  return `${startsAt} ${bookingId}`;
}

function isToCome({ begunAt }: ReconciliationRun, snapshot: CalendarSnapshot): boolean {
  return (
    !snapshot.isCopied && isLive(snapshot) && snapshot.state !== "COMPLETED" && snapshot.startsAt > begunAt
  );
}

async function compareUnlisted(
  run: ReconciliationRun,
  look: CalendarLook,
  { bookingId, calendlyEventId }: CalendarSnapshot,
  compare: (event: CalendlyScheduledEvent) => Promise<void>,
): Promise<void> {
  // The requests before this one have taken time.
  const read = await listCalendarSnapshotsOfBookings(run.deps.database.kysely, [bookingId]);
  const [snapshot] = await readable(run, read);
  if (snapshot?.calendlyEventId !== calendlyEventId || !isToCome(run, snapshot)) return;
  const event = await look.calendar.findScheduledEvent(calendlyEventId);
  if (event !== null) return compare(event);
  const mayEnd = snapshot.state !== "CONFIRMED" || !snapshot.isPaid;
  const repaired =
    mayEnd &&
    (await tryToRepair(run, { bookingId, calendlyEventId }, async () => {
      const event = { type: "TIME_CANCELED", at: run.deps.clock.now(), by: "unknown" } as const;
      return (await applyBookingEvent(run.deps, bookingId, event)).ok;
    }));
  await run.report({
    kind: "event_vanished",
    subject: calendlyEventId,
    bookingId,
    repaired,
    details: { ...NO_DETAILS, builderId: look.connection.builderId, calendlyEventId },
  });
}
