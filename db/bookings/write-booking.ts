import type { Updateable } from "kysely";
import type { Booking } from "../../server/domain/booking/booking.ts";
import { uncountedBecause } from "../../server/domain/review/uncounted-because.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Queryable } from "../core/open-database.ts";
import type { BookingTable } from "../core/tables/booking-tables.ts";
import {
  machineColumns,
  moneyRowsOf,
  type BookingProjection,
  type MoneyRows,
  type projectionOf,
} from "./booking-projection.ts";
import { metadataColumn } from "./caller-wishes.ts";
import { updateUncounted } from "../reviews/reviews.ts";
import { placeColumns } from "./session-places.ts";
import { reclaimMoneyRows, removeMoneyRows, writeMoneyRows } from "./write-money-rows.ts";

/*
 * The only code that writes what a booking's events decide: its state, its version, its times and its money. A transition and a rebuild from
 * the history hand the same rows to the same two functions.
 */

export type BookingOrigin = "app" | "calendly";

const NO_MONEY: MoneyRows = {
  checkout: new Map(),
  payment: new Map(),
  refund: new Map(),
  refund_due: new Map(),
  dispute: new Map(),
};

/** What others may change meanwhile, without a transition. */
function detailColumns(booking: Booking) {
  return {
    client_email: booking.clientEmail,
    client_name: booking.clientName,
    client_time_zone: booking.clientTimeZone,
    client_language: booking.clientLanguage,
    scheduling_url: booking.schedulingUrl,
    cancel_url: booking.cancelUrl,
    reschedule_url: booking.rescheduleUrl,
    place_revision: booking.placeRevision,
    metadata_json: metadataColumn(booking.metadata),
    ...placeColumns(booking.place),
  };
}

/**
 * Writes a new booking, with what hangs on it. The booking must be of version 1, and initiated when it was created.
 * Throws when its id or its invitee is taken.
 * @param origin where it was begun: with us, or at Calendly without us.
 * @param source where it came from, as the funnel counts it; null when nobody said.
 */
export async function insertBooking(
  tx: Queryable,
  booking: Booking,
  origin: BookingOrigin = "app",
  source: string | null = null,
): Promise<void> {
  invariant(booking.version === 1, `a new booking of version ${booking.version}`);
  invariant(
    booking.createdAt === booking.context.initiatedAt,
    "a booking initiated at another instant than created",
  );
  await tx
    .insertInto("booking")
    .values({
      id: booking.id,
      version: booking.version,
      builder_id: booking.builderId,
      session_type_id: booking.sessionTypeId,
      session_type_name: booking.sessionTypeName,
      duration_minutes: booking.durationMinutes,
      calendly_event_type_uri: booking.calendlyEventTypeUri,
      calendly_event_kind: booking.context.calendlyEventKind,
      client_user_id: booking.clientUserId,
      claimed_by: booking.claimedBy,
      price_minor: booking.context.price.amountMinor,
      currency: booking.context.price.currency,
      cancellation_policy_json: JSON.stringify(booking.context.cancellationPolicy),
      created_at: booking.createdAt,
      origin,
      source,
      ...machineColumns(booking),
      ...detailColumns(booking),
    })
    .execute();
  const to = moneyRowsOf(booking.context, () => booking.updatedAt);
  await writeMoneyRows(tx, { bookingId: booking.id, from: NO_MONEY, to });
}

/**
 * Writes a transition: `after` in the place of `before`, together with what is new or changed in its money. False, and nothing written, when
 * the booking has moved on from `before.version`. Details (addresses, links) are written only where the two differ, so that what others wrote
 * meanwhile stays.
 */
export async function saveBooking(tx: Queryable, before: Booking, after: Booking): Promise<boolean> {
  invariant(
    before.id === after.id && after.version === before.version + 1,
    "a transition makes the next version",
  );
  const detailsBefore = detailColumns(before);
  const details = Object.entries(detailColumns(after)).filter(
    ([column, value]) => detailsBefore[column as keyof typeof detailsBefore] !== value,
  );
  const cells = { version: after.version, ...machineColumns(after), ...Object.fromEntries(details) };
  if (!(await updateRow(tx, before, cells))) return false;
  const since = () => after.updatedAt;
  const [from, to] = [moneyRowsOf(before.context, since), moneyRowsOf(after.context, since)];
  const change = { bookingId: after.id, from, to };
  await writeMoneyRows(tx, change);
  await removeMoneyRows(tx, change);
  if (mayHaveReview(before) || mayHaveReview(after))
    await updateUncounted(tx, after.id, uncountedBecause(after.state, after.context));
  return true;
}

/** Only of a session that took place is there a review. */
function mayHaveReview({ state }: Booking): boolean {
  return state === "COMPLETED" || state === "REFUNDED";
}

/** Locks these bookings until the transaction ends; on SQLite any transaction that writes does. */
export async function lockBookings(tx: Queryable, bookingIds: readonly BookingId[]): Promise<void> {
  await tx
    .updateTable("booking")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("id", "in", bookingIds)
    .execute();
}

/** A booking as its rows are stored, and as its history says that they must be. */
export interface BookingToRestore {
  readonly bookingId: BookingId;
  readonly from: BookingProjection;
  readonly to: ReturnType<typeof projectionOf>;
}

/**
 * Puts several locked bookings in the state that their histories give: rows that differ are written over, missing ones inserted, and those that are
 * in no history removed. What the history does not hold (pages at Stripe and Calendly, names, answers) stays. All of it in the caller's transaction.
 */
export async function restoreBookings(tx: Queryable, all: readonly BookingToRestore[]): Promise<void> {
  // First clears what may collide: a unique value, or a row, may belong to the wrong booking.
  for (const one of all) {
    const version = Number(one.from.booking["version"]);
    invariant(
      await updateRow(tx, { id: one.bookingId, version }, HOLDS_NOTHING),
      `${one.bookingId} is locked`,
    );
    await reclaimMoneyRows(tx, one);
  }
  for (const one of all) {
    const version = Number(one.from.booking["version"]);
    await updateRow(tx, { id: one.bookingId, version }, one.to.booking);
    await writeMoneyRows(tx, one);
  }
  for (const one of all) await removeMoneyRows(tx, one);
}

/** ABANDONED holds nothing, and no two bookings are kept apart by it. */
const HOLDS_NOTHING = {
  state: "ABANDONED",
  calendly_event_id: null,
  calendly_event_uri: null,
  calendly_invitee_uri: null,
  starts_at: null,
  ends_at: null,
} as const;

/** False, and nothing written, when the booking is not of this version. */
async function updateRow(
  tx: Queryable,
  { id, version }: Pick<Booking, "id" | "version">,
  cells: Updateable<BookingTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("booking")
    .set(cells)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows !== 0n;
}
