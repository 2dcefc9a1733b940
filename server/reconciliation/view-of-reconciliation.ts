import type { Language } from "../domain/text/language.ts";
import { listOpenDrifts, listResolvedDrifts } from "../../db/operations/drifts.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { findLatestReconciliation } from "../../db/operations/reconciliations.ts";
import type { Drift } from "../domain/providers/drift.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { readWhoseBookings } from "../operations/whose-booking.ts";

/** 200: more than that is one outage, and the run that finds them repairs most by itself. */
const DRIFTS_MAX = 200;
/** 7 days of what was repaired: long enough to see that the same thing goes wrong again and again. */
const RESOLVED_SINCE_MINUTES = 7 * 24 * 60;

/** Each with whose booking it is about where that is known and can be read. */
async function withBookings(db: Queryable, drifts: readonly Drift[], language: Language) {
  const bookingOf = await readWhoseBookings(
    db,
    drifts.flatMap(({ bookingId }) => (bookingId === null ? [] : [bookingId])),
    language,
  );
  return drifts.map((drift) => ({
    ...drift,
    booking: drift.bookingId === null ? null : bookingOf(drift.bookingId),
  }));
}

/** The last run with its progress, what waits for a person, and what was resolved lately. */
export async function viewOfReconciliation(db: Queryable, now: Instant, language: Language) {
  const open = await listOpenDrifts(db, DRIFTS_MAX);
  const resolved = await listResolvedDrifts(db, addMinutes(now, -RESOLVED_SINCE_MINUTES), DRIFTS_MAX);
  return {
    now,
    /** Null before the first run. While `finishedAt` is null it is under way, or about to begin. */
    run: await findLatestReconciliation(db),
    open: await withBookings(db, open, language),
    resolved: await withBookings(db, resolved, language),
  };
}
