import type { Insertable } from "kysely";
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
import type { FunnelBookingTable } from "../core/tables/funnel-tables.ts";
import type { Queryable } from "../core/open-database.ts";
import { readOneOf } from "../core/read-column.ts";
import { newFunnelChange } from "./funnel-sums.ts";

export const FUNNEL_OUTCOMES: readonly FunnelOutcome[] = ["under_way", "done", ...LOSS_REASONS];

/** How a booking stands in the sums. */
export interface CountedBooking {
  readonly version: number;
  readonly step: FunnelStep;
  readonly outcome: FunnelOutcome;
  /** By step, the bucket of its time. Read when asked for: most bookings are counted up to their last line already. */
  readonly buckets: () => ReadonlyMap<FunnelStep, number>;
}

/** What a booking's history says of it, up to this version. */
export interface BookingToCount {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly way: FunnelWay;
  /** How it stands in the sums; null when it does not. */
  readonly before: CountedBooking | null;
}

const bucketsSchema = z.record(z.string(), z.number());

/** How these bookings stand in the sums; those that are not counted are left out. */
export async function listCounted(
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
        buckets: () =>
          new Map(
            Object.entries(bucketsSchema.parse(JSON.parse(buckets_json))).map(([name, bucket]) => [
              readOneOf(FUNNEL_STEPS, name),
              bucket,
            ]),
          ),
      },
    ]),
  );
}

/**
 * Makes ready to put these bookings into the sums as they are now, and to take out how they were counted before. Reads what it needs at once; what it
 * returns only writes, in the caller's transaction, which must make sure that nobody has counted since.
 */
export async function prepareCounts(
  db: Queryable,
  bookings: readonly BookingToCount[],
): Promise<(tx: Queryable) => Promise<void>> {
  const places = await listPlaces(
    db,
    bookings.map(({ bookingId }) => bookingId),
  );
  const change = newFunnelChange();
  const rows: Insertable<FunnelBookingTable>[] = [];
  for (const { bookingId, version, way, before } of bookings) {
    const place = places.get(bookingId);
    if (place === undefined || (before !== null && before.version >= version)) continue;
    if (before !== null) {
      change.count(place, before, -1);
      for (const [step, bucket] of before.buckets()) change.time(place, { step, bucket }, -1);
    }
    change.count(place, way, 1);
    const buckets: Partial<Record<FunnelStep, number>> = {};
    for (const [step, seconds] of way.seconds) {
      const bucket = (buckets[step] = bucketOf(seconds));
      change.time(place, { step, bucket }, 1);
    }
    rows.push({
      booking_id: bookingId,
      ...{ version, step: way.step, outcome: way.outcome },
      buckets_json: JSON.stringify(buckets),
    });
  }
  return async (tx) => {
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
  };
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
