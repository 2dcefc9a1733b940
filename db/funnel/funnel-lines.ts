import { sql } from "kysely";
import { z } from "zod";
import { BOOKING_STATES, PARTIES } from "../../server/domain/booking/booking.ts";
import { CANCELLATIONS } from "../../server/domain/booking/cancellation-reason.ts";
import type { FunnelLine } from "../../server/domain/funnel/way-of-history.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Queryable } from "../core/open-database.ts";
import { readOneOf } from "../core/read-column.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

/** A booking's history, as far as the funnel reads it, up to this version. */
export interface FunnelHistory {
  readonly version: number;
  /** First to last. */
  readonly lines: FunnelLine[];
}

const cancellationSchema = z.looseObject({ by: z.enum(PARTIES).nullish().catch(null) });

/**
 * The histories of these bookings. Of the events only those are opened of which it matters who did it: histories are read by the million. A line that
 * cannot be read is left out; the checks of the history tell of it.
 */
export async function readFunnelHistories(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<Map<BookingId, FunnelHistory>> {
  const rows = await inChunks(bookingIds, (ids) =>
    db
      .selectFrom("booking_transition")
      .select(["booking_id", "version", "event_type", "to_state", "happened_at"])
      .select((columns) =>
        sql<string | null>`case when ${columns("event_type", "in", CANCELLATIONS)} then event_json end`.as(
          "cancellation_json",
        ),
      )
      .where("booking_id", "in", ids)
      .orderBy("booking_id")
      .orderBy("version")
      .execute(),
  );
  const { values } = readEach(rows, (row) =>
    readRow("booking_transition", `${row.booking_id}:${row.version}`, () => ({
      bookingId: row.booking_id as BookingId,
      version: row.version,
      line: {
        eventType: row.event_type,
        toState: readOneOf(BOOKING_STATES, row.to_state),
        happenedAt: instant(row.happened_at),
        by:
          row.cancellation_json === null
            ? null
            : (cancellationSchema.parse(JSON.parse(row.cancellation_json)).by ?? null),
      },
    })),
  );
  const histories = new Map<BookingId, { version: number; lines: FunnelLine[] }>();
  for (const { bookingId, version, line } of values) {
    const history = histories.get(bookingId);
    if (history === undefined) histories.set(bookingId, { version, lines: [line] });
    else {
      history.version = version;
      history.lines.push(line);
    }
  }
  return histories;
}
