import { listCalendarSnapshotsOfBookings } from "../../db/bookings/booking-snapshots.ts";
import { listDriftsToLookAt, updateDriftLook } from "../../db/operations/drifts.ts";
import { CALENDAR_DRIFT_KINDS, objectOf, type Drift, type DriftKind } from "../domain/providers/drift.ts";
import type { CalendlyScheduledEvent } from "../ports.ts";
import { isLive } from "./calendar-difference.ts";
import type { CalendarLook } from "./calendar-look.ts";
import { readable, type ReconciliationRun } from "./reconciliation-run.ts";

/**
 * 100 in each calendar and run: each is a request to Calendly, and a token has some hundred a minute, of which bookings need their share. With a
 * run every hour, 2,400 open drifts of one calendar are each looked at within a day.
 */
export const LOOKS_MAX = 100;

/** Those in which a booking's session is in doubt. */
const ABOUT_A_SESSION: ReadonlySet<DriftKind> = new Set<DriftKind>([
  "event_vanished",
  "time_canceled_missed",
  "time_moved_missed",
]);

/**
 * Checks open drifts that were not met in the lists, because their session has begun or is out of range: a drift ends by agreement, not by time. The
 * least recently checked first, and `LOOKS_MAX` of them at most: of n, each has its turn within n / `LOOKS_MAX` runs, rounded up. The rest stays
 * open. Throws ProviderError; what was looked at by then has had its turn.
 * @param agreesWith whether nothing of an event is left to a person, by the bookings as they stand now.
 */
export async function lookAtUnseen(
  run: ReconciliationRun,
  look: CalendarLook,
  agreesWith: (event: CalendlyScheduledEvent) => Promise<boolean>,
): Promise<void> {
  const { database, clock } = run.deps;
  const unseen = await listDriftsToLookAt(
    database.kysely,
    { kinds: CALENDAR_DRIFT_KINDS, builderId: look.connection.builderId, seenBefore: run.begunAt },
    LOOKS_MAX,
  );
  for (const drift of unseen) {
    // Before the request: one on which Calendly always fails would otherwise keep all others from their turn.
    await updateDriftLook(database.kysely, drift.id, clock.now());
    const eventId = drift.details.calendlyEventId ?? objectOf(drift.subject);
    if (run.hasAgreedOn(eventId)) continue;
    if (await agrees(run, look, { drift, eventId }, agreesWith)) run.agreesOn(eventId);
  }
}

async function agrees(
  run: ReconciliationRun,
  { calendar }: CalendarLook,
  { drift: { kind, bookingId }, eventId }: { readonly drift: Drift; readonly eventId: string },
  agreesWith: (event: CalendlyScheduledEvent) => Promise<boolean>,
): Promise<boolean> {
  const isOfSession = ABOUT_A_SESSION.has(kind);
  if (isOfSession && bookingId !== null) {
    const read = await listCalendarSnapshotsOfBookings(run.deps.database.kysely, [bookingId]);
    const [snapshot] = await readable(run, read);
    if (snapshot === undefined || !isLive(snapshot) || snapshot.calendlyEventId !== eventId) return true;
  }
  const event = await calendar.findScheduledEvent(eventId);
  return event === null ? !isOfSession : agreesWith(event);
}
