import { listFreeSpans, listFreeTimes as listKept } from "../../db/builders/free-times.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { isUseful, viewOfFreeTimes, type FreeTimesView } from "../domain/offer/free-times.ts";
import type { SessionTypeId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";

/**
 * What may be said of the free times of these session types, at once, from our own database; what is older than `minutesMax` is read anew in the
 * background. Answers for every id.
 */
export async function viewFreeTimes(
  deps: Pick<BookingDeps, "database" | "clock" | "freeTimes">,
  ids: readonly SessionTypeId[],
  minutesMax: number,
): Promise<(id: SessionTypeId) => FreeTimesView> {
  deps.freeTimes?.seen(ids, minutesMax);
  const kept = await listKept(deps.database.kysely, ids);
  const now = deps.clock.now();
  return (id) => viewOfFreeTimes(kept.get(id) ?? null, now);
}

/**
 * The next free start of each of these session types, as `viewFreeTimes` would say it; null where none is known. Reads all the times that are kept
 * only of those whose first one has passed.
 */
export async function viewNextFree(
  deps: Pick<BookingDeps, "database" | "clock" | "freeTimes">,
  ids: readonly SessionTypeId[],
  minutesMax: number,
): Promise<(id: SessionTypeId) => Instant | null> {
  deps.freeTimes?.seen(ids, minutesMax);
  const spans = await listFreeSpans(deps.database.kysely, ids);
  const now = deps.clock.now();
  const useful = [...spans].filter(([, span]) => isUseful(span.readAt, now) && span.lastAt > now);
  const begun = useful.filter(([, { firstAt }]) => firstAt <= now).map(([id]) => id);
  const kept = await listKept(deps.database.kysely, begun);
  const next = new Map<SessionTypeId, Instant | null>(
    useful.map(([id, { firstAt }]) => [
      id,
      firstAt > now ? firstAt : (viewOfFreeTimes(kept.get(id) ?? null, now).times[0] ?? null),
    ]),
  );
  return (id) => next.get(id) ?? null;
}
