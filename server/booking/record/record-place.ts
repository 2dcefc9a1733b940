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

type PlaceDeps = Pick<EventDeps, "database" | "clock" | "wakeWorker">;

/**
 * Takes in where a booking's event is held, freshly read. What the client was told otherwise in a mail is told anew, once; of a place that is
 * missing the builder is told as well. A place of another event than the one that the booking holds is left alone. Safe to call again with the same news.
 */
export async function recordPlace(deps: PlaceDeps, bookingId: BookingId, read: PlaceRead): Promise<void> {
  const isToNotify = await deps.database.transact((tx) => takePlace(tx, bookingId, read, deps.clock.now()));
  if (isToNotify) deps.wakeWorker();
}

/** The same within a transaction. True when somebody is to be told. */
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
      // The revision that is told: never two mails of one.
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

/** The place of a time just booked or moved to: nobody was told of it yet, and what is known of the old one is forgotten. */
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
