import { z } from "zod";
import type { FunnelWay } from "../../server/domain/funnel/way-of-history.ts";
import type { FunnelOutcome } from "../../server/domain/funnel/funnel-figures.ts";
import { FUNNEL_STEPS, type FunnelStep } from "../../server/domain/funnel/funnel-steps.ts";
import { LOSS_REASONS } from "../../server/domain/funnel/loss-reasons.ts";
import type { FunnelPlace } from "../../server/domain/funnel/funnel-cells.ts";
import { CALENDLY_SOURCE, DIRECT_SOURCE } from "../../server/domain/funnel/funnel-source.ts";
import { bucketOf } from "../../server/domain/funnel/time-histogram.ts";
import type { BookingId, BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Queryable } from "../core/open-database.ts";
import { readOneOf } from "../core/read-column.ts";
import { newFunnelChange } from "./funnel-sums.ts";

export const FUNNEL_OUTCOMES: readonly FunnelOutcome[] = ["under_way", "done", ...LOSS_REASONS];

/** How a booking stands in the sums. */
interface CountedBooking {
  readonly version: number;
  readonly step: FunnelStep;
  readonly outcome: FunnelOutcome;
  readonly buckets: ReadonlyMap<FunnelStep, number>;
}

/** What a booking's history says of it, up to this version. */
export interface BookingToCount {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly way: FunnelWay;
}

const bucketsSchema = z.record(z.string(), z.number());

/** Up to which version these bookings are counted; those that are not are left out. */
export async function listCountedVersions(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Map<BookingId, number>> {
  const rows = await inChunks(bookingIds, (ids) =>
    db
      .selectFrom("funnel_booking")
      .select(["booking_id", "version"])
      .where("booking_id", "in", ids)
      .execute(),
  );
  return new Map(rows.map(({ booking_id, version }) => [booking_id as BookingId, version]));
}

/**
 * Puts these bookings into the sums as they are now, and takes out how they were counted before. Those that are counted up to this version already are
 * left alone. All of it in the caller's transaction, which holds the progress.
 */
export async function countBookings(tx: Queryable, bookings: readonly BookingToCount[]): Promise<void> {
  const ids = bookings.map(({ bookingId }) => bookingId);
  const places = await listPlaces(tx, ids);
  const counted = await listCounted(tx, ids);
  const change = newFunnelChange();
  const rows = [];
  for (const { bookingId, version, way } of bookings) {
    const place = places.get(bookingId);
    const before = counted.get(bookingId);
    if (place === undefined || (before !== undefined && before.version >= version)) continue;
    const buckets = new Map([...way.seconds].map(([step, seconds]) => [step, bucketOf(seconds)]));
    if (before !== undefined) {
      change.count(place, before, -1);
      for (const [step, bucket] of before.buckets) change.time(place, { step, bucket }, -1);
    }
    change.count(place, way, 1);
    for (const [step, bucket] of buckets) change.time(place, { step, bucket }, 1);
    rows.push({
      booking_id: bookingId,
      ...{ version, step: way.step, outcome: way.outcome },
      buckets_json: JSON.stringify(Object.fromEntries(buckets)),
    });
  }
  await change.write(tx);
  await inChunks(rows, async (chunk) => {
    await tx
      .insertInto("funnel_booking")
      .values([...chunk])
      .onConflict((conflict) =>
        conflict.column("booking_id").doUpdateSet((set) => ({
          version: set.ref("excluded.version"),
          step: set.ref("excluded.step"),
          outcome: set.ref("excluded.outcome"),
          buckets_json: set.ref("excluded.buckets_json"),
        })),
      )
      .execute();
    return [];
  });
}

async function listCounted(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Map<BookingId, CountedBooking>> {
  const rows = await inChunks(bookingIds, (ids) =>
    db.selectFrom("funnel_booking").selectAll().where("booking_id", "in", ids).execute(),
  );
  return new Map(
    rows.map(({ booking_id, version, step, outcome, buckets_json }) => [
      booking_id as BookingId,
      {
        version,
        step: readOneOf(FUNNEL_STEPS, step),
        outcome: readOneOf(FUNNEL_OUTCOMES, outcome),
        buckets: new Map(
          Object.entries(bucketsSchema.parse(JSON.parse(buckets_json))).map(([name, bucket]) => [
            readOneOf(FUNNEL_STEPS, name),
            bucket,
          ]),
        ),
      },
    ]),
  );
}

async function listPlaces(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Map<BookingId, FunnelPlace>> {
  const rows = await inChunks(bookingIds, (ids) =>
    db
      .selectFrom("booking")
      .select(["id", "builder_id", "session_type_id", "created_at", "origin", "source"])
      .where("id", "in", ids)
      .execute(),
  );
  return new Map(
    rows.map(({ id, builder_id, session_type_id, created_at, origin, source }) => [
      id as BookingId,
      {
        builderId: builder_id as BuilderId,
        sessionTypeId: session_type_id as SessionTypeId,
        source: origin === "calendly" ? CALENDLY_SOURCE : (source ?? DIRECT_SOURCE),
        day: created_at.slice(0, "2026-03-02".length),
      },
    ]),
  );
}
