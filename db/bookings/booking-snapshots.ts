import type { EffectKey } from "../../server/domain/booking/booking-effect.ts";
import {
  BOOKING_STATES,
  type Booking,
  type BookingState,
  type BookingCheckout,
} from "../../server/domain/booking/booking.ts";
import type { BookingId, BuilderId, CheckoutId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { SessionPlace } from "../../server/domain/booking/session-place.ts";
import { inBatches } from "../core/in-batches.ts";
import { inChunks } from "../core/in-chunks.ts";
import type { Queryable } from "../core/open-database.ts";
import { findReadable } from "../queue/outbox.ts";
import { CHECKOUT_STATUSES } from "../../server/domain/booking/booking.ts";
import { readBookings } from "./read-bookings.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import { readPlace } from "./session-places.ts";
import { readEach, readRow, type ReadRows } from "../core/unreadable-row.ts";

/**
 * What is known of many things at once, as far as it can be compared with a provider's list: a few columns of each, never one query per
 * booking.
 */

export interface CheckoutSnapshot {
  readonly bookingId: BookingId;
  readonly status: BookingCheckout["status"];
  readonly isPaid: boolean;
}

/** What we know of these checkouts, by their ids. */
export async function listCheckoutSnapshots(
  db: Queryable,
  ids: readonly CheckoutId[],
): Promise<Map<string, CheckoutSnapshot>> {
  const rows = await inChunks(ids, (chunk) =>
    db
      .selectFrom("checkout")
      .leftJoin("payment", "payment.checkout_id", "checkout.id")
      .select(["checkout.id", "checkout.booking_id", "checkout.status", "payment.id as payment_id"])
      .where("checkout.id", "in", chunk)
      .execute(),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        bookingId: row.booking_id as BookingId,
        status: readOneOf(CHECKOUT_STATUSES, row.status),
        isPaid: row.payment_id !== null,
      },
    ]),
  );
}

/** Which of these bookings there are, and are this installation's. */
export async function listKnownBookingIds(
  db: Queryable,
  ids: readonly BookingId[],
): Promise<ReadonlySet<BookingId>> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom("booking").select("id").where("id", "in", chunk).where("copied_at", "is", null).execute(),
  );
  return new Set(rows.map(({ id }) => id as BookingId));
}

/** Checkouts that are unfinished in our own records: open, or complete without their money. In batches, by their ids. */
export function listUnfinishedCheckoutIds(db: Queryable): AsyncIterable<readonly CheckoutId[]> {
  return inBatches(async (after: CheckoutId | null, limit) => {
    const rows = await db
      .selectFrom("checkout")
      .leftJoin("payment", "payment.checkout_id", "checkout.id")
      .select("checkout.id")
      .where("checkout.id", ">", after ?? "")
      .where("checkout.status", "<>", "expired")
      .where("payment.id", "is", null)
      .orderBy("checkout.id")
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id as CheckoutId);
  });
}

export interface RefundSnapshot {
  readonly status: string;
  /** Whether the booking's history holds it as arrived. */
  readonly isSettled: boolean;
}

/** What we know of these refunds, by their ids. */
export async function listRefundSnapshots(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, RefundSnapshot>> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom("refund").select(["id", "status", "settled_at"]).where("id", "in", chunk).execute(),
  );
  return new Map(rows.map((row) => [row.id, { status: row.status, isSettled: row.settled_at !== null }]));
}

/** Refunds that are pending in our own records. In batches, by their ids. */
export function listPendingRefundIds(db: Queryable): AsyncIterable<readonly string[]> {
  return inBatches(async (after: string | null, limit) => {
    const rows = await db
      .selectFrom("refund")
      .select("id")
      .where("id", ">", after ?? "")
      .where("status", "in", ["pending", "requires_action"])
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  });
}

/** Whose payments these are; those that are none of ours are left out. */
export async function listBookingIdsByPaymentIntent(
  db: Queryable,
  paymentIntentIds: readonly string[],
): Promise<Map<string, BookingId>> {
  const rows = await inChunks(paymentIntentIds, (chunk) =>
    db
      .selectFrom("payment")
      .innerJoin("booking", "booking.id", "payment.booking_id")
      .select(["payment.id", "payment.booking_id"])
      .where("payment.id", "in", chunk)
      .where("booking.copied_at", "is", null)
      .execute(),
  );
  return new Map(rows.map((row) => [row.id, row.booking_id as BookingId]));
}

/** Which of these Stripe events are in the inbox. */
export async function listKnownStripeEventIds(
  db: Queryable,
  eventIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await inChunks(eventIds, (chunk) =>
    db
      .selectFrom("inbox")
      .select("dedupe_key")
      .where("source", "=", "stripe")
      .where("dedupe_key", "in", chunk)
      .execute(),
  );
  return new Set(rows.map((row) => row.dedupe_key));
}

/** A booking with a time, as far as it can be compared with a calendar. */
export interface CalendarSnapshot {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly state: BookingState;
  readonly calendlyEventId: string;
  readonly calendlyInviteeUri: string;
  readonly isGroup: boolean;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Null while there is none; a hold that was ended before its time ended then. */
  readonly holdEndsAt: Instant | null;
  /** Whether a payment stands for it. */
  readonly isPaid: boolean;
  readonly canceledAt: Instant | null;
  readonly place: SessionPlace | null;
  /** Whether it came with a copy of another installation's database, which answers for it. */
  readonly isCopied: boolean;
}

const CALENDAR_COLUMNS = [
  "id",
  "version",
  "state",
  "calendly_event_id",
  "calendly_invitee_uri",
  "calendly_event_kind",
  "starts_at",
  "ends_at",
  "hold_ends_at",
  "confirmed_checkout_id",
  "canceled_at",
  "copied_at",
  "place_json",
  "join_url",
  "location_text",
] as const;

interface CalendarRow {
  id: string;
  version: number;
  state: string;
  calendly_event_id: string | null;
  calendly_invitee_uri: string | null;
  calendly_event_kind: string;
  starts_at: string | null;
  ends_at: string | null;
  hold_ends_at: string | null;
  confirmed_checkout_id: string | null;
  canceled_at: string | null;
  copied_at: string | null;
  place_json: string | null;
  join_url: string | null;
  location_text: string | null;
}

/** Null when the booking has no time. */
function toCalendarSnapshot(row: CalendarRow): CalendarSnapshot | null {
  const { calendly_event_id, calendly_invitee_uri, starts_at, ends_at } = row;
  if (calendly_event_id === null || calendly_invitee_uri === null) return null;
  if (starts_at === null || ends_at === null) return null;
  return {
    bookingId: row.id as BookingId,
    version: row.version,
    state: readOneOf(BOOKING_STATES, row.state),
    calendlyEventId: calendly_event_id,
    calendlyInviteeUri: calendly_invitee_uri,
    isGroup: row.calendly_event_kind === "group",
    startsAt: instant(starts_at),
    endsAt: instant(ends_at),
    holdEndsAt: readInstantOrNull(row.hold_ends_at),
    isPaid: row.confirmed_checkout_id !== null,
    canceledAt: readInstantOrNull(row.canceled_at),
    place: readPlace(row),
    isCopied: row.copied_at !== null,
  };
}

/** Those that have a time, each read by itself. */
function toCalendarSnapshots(rows: readonly CalendarRow[]): ReadRows<CalendarSnapshot> {
  const { values, unreadable } = readEach(rows, (row) =>
    readRow("booking", row.id, () => toCalendarSnapshot(row)),
  );
  return { values: values.filter((snapshot) => snapshot !== null), unreadable };
}

/** The bookings of this builder whose time begins then or later, in whatever state. In batches, soonest first. */
export async function* listCalendarSnapshots(
  db: Queryable,
  builderId: BuilderId,
  startsFrom: Instant,
): AsyncGenerator<ReadRows<CalendarSnapshot>> {
  const batches = inBatches(async (after: CalendarRow | null, limit) => {
    const rows = db
      .selectFrom("booking")
      .select(CALENDAR_COLUMNS)
      .where("builder_id", "=", builderId)
      .where("starts_at", ">=", startsFrom);
    const { starts_at, id } = after ?? {};
    const beyond =
      starts_at == null || id === undefined
        ? rows
        : rows.where((eb) => eb(eb.refTuple("starts_at", "id"), ">", eb.tuple(starts_at, id)));
    return beyond.orderBy("starts_at").orderBy("id").limit(limit).execute();
  });
  for await (const rows of batches) yield toCalendarSnapshots(rows);
}

/** The bookings of this builder that hold one of these Calendly events, whenever they begin. */
export async function listCalendarSnapshotsOfEvents(
  db: Queryable,
  builderId: BuilderId,
  calendlyEventIds: readonly string[],
): Promise<ReadRows<CalendarSnapshot>> {
  const rows = await inChunks(calendlyEventIds, (chunk) =>
    db
      .selectFrom("booking")
      .select(CALENDAR_COLUMNS)
      .where("builder_id", "=", builderId)
      .where("calendly_event_id", "in", chunk)
      .execute(),
  );
  return toCalendarSnapshots(rows);
}

/** These bookings, with the times that they hold now. */
export async function listCalendarSnapshotsOfBookings(
  db: Queryable,
  ids: readonly BookingId[],
): Promise<ReadRows<CalendarSnapshot>> {
  const rows = await inChunks(ids, (chunk) =>
    db.selectFrom("booking").select(CALENDAR_COLUMNS).where("id", "in", chunk).execute(),
  );
  return toCalendarSnapshots(rows);
}

/** A page of bookings, and where the next begins: null when this is the last. */
export interface BookingPage extends ReadRows<Booking> {
  readonly next: BookingId | null;
}

/** Bookings in the order of their ids, after this one. */
export async function listBookingsAfter(db: Queryable, after: string, limit: number): Promise<BookingPage> {
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where("id", ">", after)
    .where("copied_at", "is", null)
    .orderBy("id")
    .limit(limit)
    .execute();
  const next = rows.length < limit ? undefined : rows.at(-1)?.id;
  return { ...(await readBookings(db, rows)), next: (next ?? null) as BookingId | null };
}

/** An effect that requests a refund, and its status. */
export interface RefundEffect {
  readonly key: EffectKey;
  readonly bookingId: BookingId;
  /** The obligation that it is for; null when the effect cannot be read, and may be for any of this booking's. */
  readonly due: number | null;
  readonly status: "open" | "completed" | "dead";
}

/** Every refund effect of these bookings. */
export async function listRefundEffects(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<RefundEffect[]> {
  const rows = await inChunks(bookingIds, (chunk) =>
    db
      .selectFrom("outbox")
      .select(["key", "booking_id", "type", "params_json", "completed_at", "dead_at"])
      .where("booking_id", "in", chunk)
      .where("type", "=", "requestRefund")
      .execute(),
  );
  return rows.map((row) => {
    const effect = findReadable(row);
    const due = effect?.type === "requestRefund" ? effect.params.due : null;
    const status = row.completed_at !== null ? "completed" : row.dead_at !== null ? "dead" : "open";
    return { key: row.key as EffectKey, bookingId: row.booking_id as BookingId, due, status };
  });
}

/** Which refund obligations of these bookings have a refund at Stripe that is on its way or has arrived: `bookingId:number`. */
export async function listObligationsWithRefund(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<ReadonlySet<string>> {
  const rows = await inChunks(bookingIds, (chunk) =>
    db
      .selectFrom("refund")
      .select(["booking_id", "due_number"])
      .where("booking_id", "in", chunk)
      .where("due_number", "is not", null)
      .where("status", "in", ["pending", "requires_action", "succeeded"])
      .execute(),
  );
  return new Set(rows.map((row) => `${row.booking_id}:${row.due_number ?? ""}`));
}
