import { z } from "zod";
import type { Booking } from "../../server/domain/booking/booking.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { TimeZone } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readBookings } from "./read-bookings.ts";
import { allOf } from "../core/unreadable-row.ts";

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

// Details that are no transition: they touch neither state nor version, and are safe to write twice.

export async function updateSchedulingUrl(db: Queryable, id: BookingId, url: string): Promise<void> {
  await db.updateTable("booking").set({ scheduling_url: url }).where("id", "=", id).execute();
}

/** Records that the client is being notified of the place as it is in the booking returned. Throws when there is none of this id. */
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
    /** Left out, the stored ones stay. */
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
