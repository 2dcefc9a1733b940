import {
  giveFreeTimesBack,
  leaseFreeTimes,
  saveFreeTimes,
  type FreshSince,
  type TimesToRead,
} from "../../db/builders/free-times.ts";
import { keepListing } from "../../db/search/keep-listing.ts";
import type { Database } from "../../db/core/open-database.ts";
import { listBuildersTakingBookings } from "../builder/list-builders-taking-bookings.ts";
import { keptOfTimes } from "../domain/offer/free-times.ts";
import { availabilityRange } from "../domain/providers/availability-range.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { addMinutes, laterOf, type Instant } from "../domain/values/instant.ts";
import { FREE_TIMES_READS_OF_BUILDER } from "../domain/values/limit-rules.ts";
import type { Calendars, Clock, Limits, Log, RandomBytes } from "../ports.ts";

export interface FreeTimesDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** Those for pages: the worker's share of the quota is not touched. */
  readonly calendars: Pick<Calendars, "ofBuilder">;
  readonly limits: Limits;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
}

/** 1 min: longer than one call with all its tries takes. */
const LEASE_MINUTES = 1;
/** 1 min: until Calendly is asked again after it has not answered. */
const RETRY_MINUTES = 1;
/** 10 min: the same where only its builder can mend it, by connecting anew. */
const RETRY_CLOSED_MINUTES = 10;

/**
 * Asks Calendly for the free times of one session type and keeps them, unless somebody else does so now, they are fresh, or this builder's share is
 * used up. Never throws: a failure stands in the row, and the old answer stays.
 */
export async function readFreeTimes(
  deps: FreeTimesDeps,
  toRead: TimesToRead,
  fresh: FreshSince,
): Promise<void> {
  const db = deps.database.kysely;
  const now = deps.clock.now();
  const lease = Buffer.from(deps.randomBytes(12)).toString("hex");
  const leased = { sessionTypeId: toRead.sessionTypeId, lease };
  try {
    const leasedUntil = addMinutes(now, LEASE_MINUTES);
    if (!(await leaseFreeTimes(db, toRead, fresh, { lease, leasedUntil }))) return;
    const closedUntil = await whyNotNow(deps, toRead, now);
    if (closedUntil === null) {
      const times = await askCalendly(deps, toRead, now);
      const read = { ...keptOfTimes(times), readAt: now };
      await deps.database.transact(async (tx) => {
        if (await saveFreeTimes(tx, leased, read)) await keepListing(tx, toRead.builderId, deps.clock.now());
      });
    } else await giveFreeTimesBack(db, leased, { failedAt: null, retryAt: closedUntil });
  } catch (error) {
    // The client has logged what Calendly said.
    if (!(error instanceof ProviderError))
      deps.log.warn({ sessionTypeId: toRead.sessionTypeId, error }, "Free times could not be read");
    await giveFreeTimesBack(db, leased, { failedAt: now, retryAt: retryAtAfter(error, now) }).catch(
      // Then the lease ends by itself.
      () => undefined,
    );
  }
}

/** Until when Calendly is not to be asked; null when it may be now. */
async function whyNotNow(
  { database, limits }: FreeTimesDeps,
  { builderId }: TimesToRead,
  now: Instant,
): Promise<Instant | null> {
  const takers = await listBuildersTakingBookings(database.kysely, [builderId], now);
  if (!takers.has(builderId)) return addMinutes(now, RETRY_CLOSED_MINUTES);
  const taken = await limits.take(FREE_TIMES_READS_OF_BUILDER, builderId);
  return taken.allowed ? null : taken.retryAt;
}

async function askCalendly(
  { calendars }: FreeTimesDeps,
  { builderId, calendlyEventTypeUri }: TimesToRead,
  now: Instant,
): Promise<readonly Instant[]> {
  const calendar = await calendars.ofBuilder(builderId);
  const { from, to } = availabilityRange(now);
  // Disconnected this moment: nothing is free there.
  return calendar === null ? [] : calendar.listAvailableTimes(calendlyEventTypeUri, from, to);
}

function retryAtAfter(error: unknown, now: Instant): Instant {
  const soon = addMinutes(now, RETRY_MINUTES);
  if (!(error instanceof ProviderError)) return soon;
  if (error.retryAt !== null) return laterOf(error.retryAt, soon);
  return error.failure?.kind === "unavailable" ? soon : addMinutes(now, RETRY_CLOSED_MINUTES);
}
