import { BOOKING_STATES, type BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId, BuilderId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { sessionPlaceSchema } from "../../server/domain/booking/session-place.schema.ts";
import { linkOf, type SessionPlace } from "../../server/domain/booking/session-place.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";

/**
 * The columns that hold where a session is held. The last two are those of releases before places had kinds: written along, so that such a
 * release shows them, and read where it wrote them.
 */
export function placeColumns(place: SessionPlace | null) {
  const link = linkOf(place);
  return {
    place_json: place === null ? null : JSON.stringify(place),
    place_status: place?.status ?? null,
    join_url: link,
    location_text: link === null ? textOf(place) : null,
  };
}

function textOf(place: SessionPlace | null): string | null {
  if (place?.status !== "ready") return null;
  switch (place.kind) {
    case "in_person":
      return place.address;
    case "client_calls":
    case "builder_calls":
      return place.phoneNumber;
    case "chosen_by_client":
    case "other":
      return place.text;
    case "conference":
      return null;
  }
}

/** Throws on what is no place. */
export function readPlace(row: {
  readonly place_json: string | null;
  readonly join_url: string | null;
  readonly location_text: string | null;
}): SessionPlace | null {
  if (row.place_json !== null) return sessionPlaceSchema.parse(JSON.parse(row.place_json));
  if (row.join_url !== null) {
    return { kind: "conference", service: "other", status: "ready", joinUrl: row.join_url };
  }
  return row.location_text === null ? null : { kind: "other", status: "ready", text: row.location_text };
}

/** A booking with a time, as far as its place is concerned. */
export interface PlaceSnapshot {
  readonly bookingId: BookingId;
  readonly builderId: BuilderId;
  readonly version: number;
  readonly state: BookingState;
  readonly calendlyEventId: string;
  readonly startsAt: Instant;
  readonly place: SessionPlace | null;
  readonly revision: number;
  readonly missingSince: Instant | null;
  readonly notified: SessionPlace | null;
}

/** Reads the place of a booking, and locks it until the transaction ends. Null when there is no such booking, or it has no time. */
export async function lockPlace(tx: Queryable, bookingId: BookingId): Promise<PlaceSnapshot | null> {
  const row = await tx
    .updateTable("booking")
    .set((eb) => ({ place_revision: eb.ref("place_revision") }))
    .where("id", "=", bookingId)
    .returning(["id", "builder_id", "version", "state", "calendly_event_id", "starts_at"])
    .returning(["place_json", "join_url", "location_text", "place_revision", "place_missing_since"])
    .returning("place_told_json")
    .executeTakeFirst();
  if (row === undefined || row.calendly_event_id === null || row.starts_at === null) return null;
  return {
    bookingId: row.id as BookingId,
    builderId: row.builder_id as BuilderId,
    version: row.version,
    state: readOneOf(BOOKING_STATES, row.state),
    calendlyEventId: row.calendly_event_id,
    startsAt: instant(row.starts_at),
    place: readPlace(row),
    revision: row.place_revision,
    missingSince: readInstantOrNull(row.place_missing_since),
    notified: readPlace({ place_json: row.place_told_json, join_url: null, location_text: null }),
  };
}

/** Writes a place that was locked before, in the same transaction. */
export async function savePlace(
  tx: Queryable,
  bookingId: BookingId,
  place: Pick<PlaceSnapshot, "place" | "revision" | "missingSince" | "notified"> & {
    readonly dueAt: Instant | null;
  },
): Promise<void> {
  await tx
    .updateTable("booking")
    .set({
      ...placeColumns(place.place),
      place_revision: place.revision,
      place_missing_since: place.missingSince,
      place_told_json: place.notified === null ? null : JSON.stringify(place.notified),
      place_due_at: place.dueAt,
    })
    .where("id", "=", bookingId)
    .execute();
}

/** A booking whose place is to be looked at. */
export interface PlaceDue {
  readonly bookingId: BookingId;
  readonly dueAt: Instant;
}

/** Bookings whose place is to be looked at by now, the longest due first. */
export async function listPlacesDue(db: Queryable, now: Instant, limit: number): Promise<PlaceDue[]> {
  const rows = await db
    .selectFrom("booking")
    .select(["id", "place_due_at"])
    .where("place_due_at", "<=", now)
    .orderBy("place_due_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, place_due_at: dueAt }) =>
    dueAt === null ? [] : [{ bookingId: id as BookingId, dueAt: instant(dueAt) }],
  );
}

/** Claims a look that is due, by postponing it. False when another process has claimed it. */
export async function putOffPlace(
  db: Queryable,
  { bookingId, dueAt }: PlaceDue,
  until: Instant | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("booking")
    .set({ place_due_at: until })
    .where("id", "=", bookingId)
    .where("place_due_at", "=", dueAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
