import { listFreeTimes as listKept } from "../../db/builders/free-times.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { viewOfFreeTimes, type FreeTimesView } from "../domain/offer/free-times.ts";
import type { SessionTypeId } from "../domain/values/ids.ts";

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
