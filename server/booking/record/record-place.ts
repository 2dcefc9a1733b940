import { lockPlace, savePlace } from "../../../db/bookings/session-places.ts";
import { insertEffects } from "../../../db/queue/outbox.ts";
import type { Queryable } from "../../../db/core/open-database.ts";
import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { decidePlace, isSamePlace, type SessionPlace } from "../../domain/booking/session-place.ts";
import type { EventDeps } from "../booking-deps.ts";

/** Where Calendly says that an event is held. */
export interface PlaceRead {
  readonly eventId: string;
  readonly place: SessionPlace;
}

type PlaceDeps = Pick<EventDeps, "database" | "clock" | "wakeWorker" | "bookingChanged">;

/**
 * Records where a booking's event is held, freshly read. If the client was told otherwise in a mail, they are notified once; of a missing place the
 * builder is notified as well. Ignores the place of another event than the booking's. Safe to repeat.
 */
export async function recordPlace(deps: PlaceDeps, bookingId: BookingId, read: PlaceRead): Promise<void> {
  const isToNotify = await deps.database.transact((tx) => takePlace(tx, bookingId, read, deps.clock.now()));
  if (isToNotify) deps.wakeWorker();
  deps.bookingChanged?.(bookingId);
}

/** The same within a transaction. True when somebody is to be notified. */
async function takePlace(
  tx: Queryable,
  bookingId: BookingId,
  { eventId, place: read }: PlaceRead,
  now: Instant,
): Promise<boolean> {
  const before = await lockPlace(tx, bookingId);
  if (before?.calendlyEventId !== eventId) return false;
  const known = { ...before, isOn: before.state === "CONFIRMED" && before.startsAt > now };
  const { news: notification, ...after } = decidePlace(known, read, now);
  const hasChanged = !isSamePlace(before.place, after.place);
  const revision = before.revision + (hasChanged ? 1 : 0);
  await savePlace(tx, bookingId, { ...after, revision });
  if (notification === null) return false;
  const audiences =
    notification === "place_missing" ? (["client", "builder"] as const) : (["client"] as const);
  await insertEffects(
    tx,
    audiences.map((audience, position) => ({
      // By revision, so that each is notified once.
      key: `${bookingId}:0:place-${revision}-${audience}` as const,
      bookingId,
      bookingVersion: before.version,
      position,
      effect: {
        type: "tell",
        params: { audience, news: notification satisfies NotificationKind, refund: null },
      } as const,
      createdAt: now,
      lease: null,
      leasedUntil: null,
    })),
  );
  return true;
}

/** Records the place of a time that was just booked or moved to: not notified yet, and what was known of the old one is cleared. */
export async function takePlaceOfNewTime(
  tx: Queryable,
  bookingId: BookingId,
  read: PlaceRead,
  now: Instant,
): Promise<void> {
  const before = await lockPlace(tx, bookingId);
  if (before?.calendlyEventId !== read.eventId) return;
  const known = { ...before, missingSince: null, notified: null, isOn: false };
  const { news: _nothing, ...after } = decidePlace(known, read.place, now);
  const hasChanged = !isSamePlace(before.place, after.place);
  await savePlace(tx, bookingId, { ...after, revision: before.revision + (hasChanged ? 1 : 0) });
}
