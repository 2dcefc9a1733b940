import { listChained, readTransitionsOf } from "../../db/history/booking-history.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { checkChain } from "../history/check-chain.ts";
import type { BookingEventType } from "../domain/booking/booking-event.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { Review } from "../domain/review/review.ts";
import type { SecretBox } from "../ports.ts";

/**
 * The line of a booking's history by which its session took place, after the whole history was checked against its digests and signatures. Null when
 * there is no such line, or when the history is not what was written.
 */
export async function proveSession(
  { db, secretBox }: { readonly db: Queryable; readonly secretBox: SecretBox },
  { id: bookingId, version }: Pick<Booking, "id" | "version">,
): Promise<Review["proof"] | null> {
  const { transitions, unreadable } = await readTransitionsOf(db, [bookingId]);
  const chained = await listChained(db, [bookingId]);
  if (unreadable.length > 0 || checkChain(secretBox, { bookingId, version }, chained).length > 0) return null;
  const ended = transitions.findLast(
    ({ event }) => event.type === ("SESSION_ENDED" satisfies BookingEventType),
  );
  const line = chained.find((one) => one.version === ended?.version);
  return line === undefined ? null : { version: line.version, digest: line.digest };
}
