import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Writes down that the client of a session that has ended is to be asked for a review, in the transaction that ends it. A session that was moved and
 * has ended again is asked about at the later time; one that was asked about is not asked about again.
 */
export async function planInvitation(tx: Queryable, bookingId: BookingId, dueAt: Instant): Promise<void> {
  await tx
    .insertInto("review_invitation")
    .values({ booking_id: bookingId, due_at: dueAt, ordered_at: null })
    .onConflict((conflict) =>
      conflict
        .column("booking_id")
        .doUpdateSet({ due_at: dueAt })
        .where("review_invitation.ordered_at", "is", null),
    )
    .execute();
}

/** The first `limit` that are due, with the versions of their bookings. None of a copied booking: its own installation asks. */
export async function listDueInvitations(
  db: Queryable,
  now: Instant,
  limit: number,
): Promise<{ readonly bookingId: BookingId; readonly bookingVersion: number }[]> {
  const rows = await db
    .selectFrom("review_invitation")
    .innerJoin("booking", "booking.id", "review_invitation.booking_id")
    .select(["review_invitation.booking_id", "booking.version"])
    .where("review_invitation.ordered_at", "is", null)
    .where("review_invitation.due_at", "<=", now)
    .where("booking.copied_at", "is", null)
    .orderBy("review_invitation.due_at")
    .limit(limit)
    .execute();
  return rows.map(({ booking_id, version }) => ({
    bookingId: booking_id as BookingId,
    bookingVersion: version,
  }));
}

/** Takes an invitation: true for one caller alone. */
export async function takeInvitation(tx: Queryable, bookingId: BookingId, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("review_invitation")
    .set({ ordered_at: at })
    .where("booking_id", "=", bookingId)
    .where("ordered_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
