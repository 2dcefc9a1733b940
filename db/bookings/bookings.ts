import type { Updateable } from "kysely";
import { z } from "zod";
import { deadlineOf } from "../../server/domain/booking/booking-deadline.ts";
import { asksForAPerson } from "../../server/domain/booking/booking-money.ts";
import type { Booking } from "../../server/domain/booking/booking.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { TimeZone } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readBookings } from "./read-bookings.ts";
import { saveBookingMoney } from "./save-booking-money.ts";
import type { BookingTable } from "../core/schema.ts";
import { placeColumns } from "./session-places.ts";
import { allOf } from "../core/unreadable-row.ts";

export type BookingOrigin = "app" | "calendly";

/** Null when there is none of this id. Throws UnreadableRow when there is, and it cannot be read; so do all who ask for one. */
export async function findBooking(db: Queryable, id: BookingId): Promise<Booking | null> {
  const rows = await db.selectFrom("booking").selectAll().where("id", "=", id).execute();
  const [booking] = allOf(await readBookings(db, rows));
  return booking ?? null;
}

/** Throws when there is none of this id. */
export async function getBooking(db: Queryable, id: BookingId): Promise<Booking> {
  const booking = await findBooking(db, id);
  invariant(booking !== null, `no booking ${id}`);
  return booking;
}

/** Those of these ids that there are and that can be read, in one reading. Ids may repeat. */
export async function findBookingsByIds(
  db: Queryable,
  ids: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, Booking>> {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length === 0 ? [] : await db.selectFrom("booking").selectAll().where("id", "in", wanted).execute();
  return new Map((await readBookings(db, rows)).values.map((booking) => [booking.id, booking]));
}

/** The booking that this Calendly invitee is bound to, if any. */
export function findBookingByInvitee(db: Queryable, inviteeUri: string): Promise<Booking | null> {
  return findBookingByInvitees(db, [inviteeUri]);
}

/** The booking that holds one of these invitees, who are the same person before and after moves: at most one does. */
export async function findBookingByInvitees(
  db: Queryable,
  inviteeUris: readonly string[],
): Promise<Booking | null> {
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where("calendly_invitee_uri", "in", inviteeUris)
    .execute();
  const [booking] = allOf(await readBookings(db, rows));
  return booking ?? null;
}

/** What a transition may change: the state and the machine's context, with the deadline that follows from them. */
export function machineColumns({
  state,
  context,
  updatedAt,
}: Pick<Booking, "state" | "context" | "updatedAt">) {
  return {
    state,
    calendly_event_id: context.time?.calendlyEventId ?? null,
    calendly_event_uri: context.time?.calendlyEventUri ?? null,
    calendly_invitee_uri: context.time?.calendlyInviteeUri ?? null,
    starts_at: context.time?.startsAt ?? null,
    ends_at: context.time?.endsAt ?? null,
    hold_ends_at: context.holdEndsAt,
    deadline_at: deadlineOf(state, context),
    refund_ceiling_basis_points: context.refundCeilingBasisPoints,
    confirmed_checkout_id: context.confirmedCheckoutId,
    canceled_at: context.canceledAt,
    canceled_by: context.canceledBy,
    cancellation_quoted_at: context.cancellationQuotedAt,
    rejected_because: context.rejectedBecause,
    no_show_at: context.noShowAt,
    kept_at: context.keptAt,
    trouble_at: asksForAPerson(state, context) ? updatedAt : null,
    updated_at: updatedAt,
  };
}

/** What others may change meanwhile, without a transition. */
function detailColumns(booking: Booking) {
  return {
    client_email: booking.clientEmail,
    client_name: booking.clientName,
    client_time_zone: booking.clientTimeZone,
    scheduling_url: booking.schedulingUrl,
    cancel_url: booking.cancelUrl,
    reschedule_url: booking.rescheduleUrl,
    place_revision: booking.placeRevision,
    ...placeColumns(booking.place),
  };
}

/**
 * Writes a new booking, with what hangs on it. The booking must be of version 1, and initiated when it was created.
 * Throws when its id or its invitee is taken.
 * @param origin where it was begun: with us, or at Calendly without us.
 */
export async function insertBooking(
  tx: Queryable,
  booking: Booking,
  origin: BookingOrigin = "app",
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
      ...machineColumns(booking),
      ...detailColumns(booking),
    })
    .execute();
  await saveBookingMoney(tx, null, booking);
}

/**
 * Writes a transition: `after` in the place of `before`, together with new payments, checkouts that changed, and refunds now
 * settled. False, and nothing written, when the booking has moved on from `before.version`. Details (addresses, links) are
 * written only where the two differ, so that what others wrote meanwhile stays.
 */
export async function saveBooking(tx: Queryable, before: Booking, after: Booking): Promise<boolean> {
  invariant(
    before.id === after.id && after.version === before.version + 1,
    "a transition makes the next version",
  );
  const changes: Updateable<BookingTable> = { version: after.version, ...machineColumns(after) };
  const detailsBefore = detailColumns(before);
  const detailsAfter = detailColumns(after);
  for (const [column, value] of Object.entries(detailsAfter)) {
    if (detailsBefore[column as keyof typeof detailsBefore] !== value)
      Object.assign(changes, { [column]: value });
  }
  const { numUpdatedRows } = await tx
    .updateTable("booking")
    .set(changes)
    .where("id", "=", after.id)
    .where("version", "=", before.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await saveBookingMoney(tx, before.context, after);
  return true;
}

// Details that are no transition: they touch neither state nor version, and are safe to write twice.

export async function updateSchedulingUrl(db: Queryable, id: BookingId, url: string): Promise<void> {
  await db.updateTable("booking").set({ scheduling_url: url }).where("id", "=", id).execute();
}

/** Writes down that the client is being told of the place as it is in the booking returned. Throws when there is none of this id. */
export async function markPlaceNotified(db: Queryable, id: BookingId): Promise<Booking> {
  const row = await db
    .updateTable("booking")
    .set((eb) => ({ place_told_json: eb.ref("place_json") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  const [booking] = row === undefined ? [] : allOf(await readBookings(db, [row]));
  invariant(booking !== undefined, `no booking ${id}`);
  return booking;
}

export async function updateClientTimeZone(db: Queryable, id: BookingId, zone: TimeZone): Promise<void> {
  await db.updateTable("booking").set({ client_time_zone: zone }).where("id", "=", id).execute();
}

export async function updateInviteeDetails(
  db: Queryable,
  id: BookingId,
  details: Pick<Booking, "cancelUrl" | "rescheduleUrl"> & {
    /** Left out, those written before stay. */
    readonly answers?: readonly BookingAnswer[];
  },
): Promise<void> {
  await db
    .updateTable("booking")
    .set({
      cancel_url: details.cancelUrl,
      reschedule_url: details.rescheduleUrl,
      ...(details.answers === undefined ? {} : { answers_json: JSON.stringify(details.answers) }),
    })
    .where("id", "=", id)
    .execute();
}

/** One of Calendly's questions as the client answered it. */
export interface BookingAnswer {
  readonly question: string;
  readonly answer: string;
}

const answersSchema = z.array(z.object({ question: z.string(), answer: z.string() }));

/** What the client answered when the time was picked; empty before that, and when nothing was asked. */
export async function listBookingAnswers(db: Queryable, id: BookingId): Promise<BookingAnswer[]> {
  const row = await db.selectFrom("booking").select("answers_json").where("id", "=", id).executeTakeFirst();
  return row === undefined ? [] : answersSchema.parse(JSON.parse(row.answers_json));
}
