import type { Selectable } from "kysely";
import { PUBLISHED_EVENT_TYPES, type EventToPublish } from "../../server/domain/contract/published-event.ts";
import {
  publishedEvent,
  PUBLISHED_EVENT_VERSION,
  type PublishedEvent,
} from "../../server/domain/contract/published-event.schema.ts";
import type { BookingResource } from "../../server/domain/contract/booking-resource.schema.ts";
import type { BookingId, BuilderId, PublishedEventId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Queryable } from "../core/open-database.ts";
import type { PublishedEventTable } from "../core/tables/published-tables.ts";
import { readEach, readRow, type UnreadableRow } from "../core/unreadable-row.ts";

/** What a change means to others, to be written with it. */
export interface NewPublishedEvents {
  /** As the change leaves it. */
  readonly booking: BookingResource;
  readonly occurredAt: Instant;
  readonly createdAt: Instant;
  /** In the order in which they are told. */
  readonly toPublish: readonly (EventToPublish & { readonly id: PublishedEventId })[];
}

/**
 * Writes events in the transaction of the change that they tell of, numbered on within the booking without a gap: the booking's row, which the
 * transaction has written, keeps the last number. They have no position yet.
 */
export async function insertPublishedEvents(
  tx: Queryable,
  { booking, occurredAt, createdAt, toPublish }: NewPublishedEvents,
): Promise<void> {
  const row = await tx
    .updateTable("booking")
    .set((eb) => ({ last_event_sequence: eb("last_event_sequence", "+", toPublish.length) }))
    .where("id", "=", booking.id)
    .returning("last_event_sequence")
    .executeTakeFirst();
  invariant(row !== undefined, `no booking ${booking.id}`);
  const first = row.last_event_sequence - toPublish.length + 1;
  await tx
    .insertInto("published_event")
    .values(
      toPublish.map(({ id, type, ...about }, place) => ({
        id,
        booking_id: booking.id,
        builder_id: booking.builder.id,
        sequence: first + place,
        type,
        occurred_at: occurredAt,
        created_at: createdAt,
        data_json: JSON.stringify({ booking, ...about }),
      })),
    )
    .execute();
}

/** The event as it is sent and read. Throws UnreadableRow. */
export function readPublishedEvent(row: Selectable<PublishedEventTable>): PublishedEvent {
  return readRow("published_event", row.id, () =>
    publishedEvent.parse({
      object: "event",
      resourceVersion: PUBLISHED_EVENT_VERSION,
      id: row.id,
      type: row.type,
      sequence: row.sequence,
      occurredAt: row.occurred_at,
      data: row.data_json === null ? null : (JSON.parse(row.data_json) as unknown),
    }),
  );
}

/** Null when there is none of this id, or none any more. Throws UnreadableRow. */
export async function findPublishedEvent(
  db: Queryable,
  id: PublishedEventId,
): Promise<PublishedEvent | null> {
  const row = await db.selectFrom("published_event").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : readPublishedEvent(row);
}

/** Where a reader of events is: after the event of this position; 0 before the first. */
export type EventPosition = number;

export interface EventsRead {
  readonly events: readonly PublishedEvent[];
  /** Those that cannot be read, which no other waits for. */
  readonly unreadable: readonly UnreadableRow[];
  /** Where to go on: that of the last event read, or where this reading began. */
  readonly position: EventPosition;
  readonly hasMore: boolean;
}

/**
 * The events after a position, in the order of their positions: a builder's, or everybody's. What is written later comes later, so that whoever
 * goes on from `position` misses none and reads none twice. Ends before an event of a type that only a newer version knows.
 */
export async function listPublishedEvents(
  db: Queryable,
  builderId: BuilderId | null,
  { after, limit }: { readonly after: EventPosition; readonly limit: number },
): Promise<EventsRead> {
  let query = db.selectFrom("published_event").selectAll().where("position", ">", after);
  if (builderId !== null) query = query.where("builder_id", "=", builderId);
  const found = await query
    .orderBy("position")
    .limit(limit + 1)
    .execute();
  const newer = found.findIndex(({ type }) => !PUBLISHED_EVENT_TYPES.some((known) => known === type));
  const rows = found.slice(0, newer === -1 ? limit : Math.min(newer, limit));
  const { values, unreadable } = readEach(rows, readPublishedEvent);
  return {
    events: values,
    unreadable,
    position: rows.at(-1)?.position ?? after,
    hasMore: newer === -1 && found.length > limit,
  };
}

/** Empties what events tell of these bookings, and what receivers answered to them; that they happened stays. Safe to repeat. */
export async function emptyEventsOfBookings(tx: Queryable, bookingIds: readonly BookingId[]): Promise<void> {
  await emptyEventsWhere(tx, "booking_id", bookingIds);
}

/** The same for all that a builder has sold. */
export async function emptyEventsOfBuilder(tx: Queryable, builderId: BuilderId): Promise<void> {
  await emptyEventsWhere(tx, "builder_id", [builderId]);
}

async function emptyEventsWhere(
  tx: Queryable,
  column: "booking_id" | "builder_id",
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable("published_event").set({ data_json: null }).where(column, "in", ids).execute();
  await tx
    .updateTable("webhook_attempt")
    .set({ answer: null, error: null })
    .where("delivery_id", "in", (eb) =>
      eb
        .selectFrom("webhook_delivery")
        .innerJoin("published_event", "published_event.id", "webhook_delivery.event_id")
        .select("webhook_delivery.id")
        .where(`published_event.${column}`, "in", ids),
    )
    .execute();
}

/**
 * Deletes up to `rowsMax` events that were written before `createdBefore`, with their deliveries and what came of these. Returns how many there
 * were. What has no position yet stays. Safe to break off.
 */
export async function deleteOldEvents(
  db: Queryable,
  { rowsMax, createdBefore }: { readonly rowsMax: number; readonly createdBefore: Instant },
): Promise<number> {
  const old = await db
    .selectFrom("published_event")
    .select("id")
    .where("created_at", "<", createdBefore)
    .where("position", "is not", null)
    .orderBy("created_at")
    .limit(rowsMax)
    .execute();
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db
    .deleteFrom("webhook_attempt")
    .where("delivery_id", "in", (eb) =>
      eb.selectFrom("webhook_delivery").select("id").where("event_id", "in", ids),
    )
    .execute();
  await db.deleteFrom("webhook_delivery").where("event_id", "in", ids).execute();
  const { numDeletedRows } = await db.deleteFrom("published_event").where("id", "in", ids).executeTakeFirst();
  return Number(numDeletedRows);
}
