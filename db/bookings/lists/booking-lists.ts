import type { Booking } from "../../../server/domain/booking/booking.ts";
import { UNPAID_STATES } from "../../../server/domain/booking/booking-groups.ts";
import type { BookingId, BuilderId, UserId } from "../../../server/domain/values/ids.ts";
import type { Instant } from "../../../server/domain/values/instant.ts";
import type { Queryable } from "../../core/open-database.ts";
import { CHECKOUT_EFFECTS } from "../../queue/outbox.ts";
import { readBookings } from "../read-bookings.ts";
import { allOf } from "../../core/unreadable-row.ts";

/** The client's newest booking with this builder that is under way and not confirmed; null when there is none. */
export async function findUnpaidBooking(
  db: Queryable,
  clientUserId: UserId,
  builderId: BuilderId,
): Promise<Booking | null> {
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where("client_user_id", "=", clientUserId)
    .where("builder_id", "=", builderId)
    .where("state", "in", UNPAID_STATES)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(1)
    .execute();
  const [booking] = allOf(await readBookings(db, rows));
  return booking ?? null;
}

/**
 * How many bookings this client has begun since, whatever became of them. What others begin for an address counts by builder and apart from what the
 * account begins: nobody uses up what somebody else may do.
 */
export async function countBookingsSince(
  db: Queryable,
  { clientUserId, claimedBy, builderId }: Pick<Booking, "clientUserId" | "claimedBy" | "builderId">,
  since: Instant,
): Promise<number> {
  const ofClient = db
    .selectFrom("booking")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("client_user_id", "=", clientUserId)
    .where("claimed_by", "=", claimedBy)
    .where("created_at", ">=", since);
  const counted = claimedBy === "account" ? ofClient : ofClient.where("builder_id", "=", builderId);
  return Number((await counted.executeTakeFirstOrThrow()).count);
}

/** Whether this client has ever begun a booking with this builder, whatever became of it. */
export async function hasBookedWith(
  db: Queryable,
  clientUserId: UserId,
  builderId: BuilderId,
): Promise<boolean> {
  const row = await db
    .selectFrom("booking")
    .select("id")
    .where("client_user_id", "=", clientUserId)
    .where("builder_id", "=", builderId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A booking whose deadline has passed: where a list of them goes on. */
export interface DueBooking {
  readonly bookingId: BookingId;
  /** As the row has it. */
  readonly deadlineAt: string;
}

/**
 * Bookings whose deadline has passed. Left out while an effect that opens or closes a checkout is unfinished, a dead one included: until Stripe has
 * answered, it is unknown whether the time may be released.
 */
export function dueBookings(db: Queryable, now: Instant) {
  return db
    .selectFrom("booking")
    .where("deadline_at", "<=", now)
    .where("copied_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("outbox")
            .select("outbox.key")
            .whereRef("outbox.booking_id", "=", "booking.id")
            .where("outbox.type", "in", CHECKOUT_EFFECTS)
            .where("outbox.completed_at", "is", null),
        ),
      ),
    );
}

/** Bookings whose deadline has passed, longest overdue first, after this one (null: from the beginning). */
export async function listDueBookings(
  db: Queryable,
  now: Instant,
  limit: number,
  after: DueBooking | null = null,
): Promise<DueBooking[]> {
  let query = dueBookings(db, now).select(["id", "deadline_at"]);
  if (after !== null) {
    query = query.where((eb) =>
      eb.or([
        eb("deadline_at", ">", after.deadlineAt),
        eb.and([eb("deadline_at", "=", after.deadlineAt), eb("id", ">", after.bookingId)]),
      ]),
    );
  }
  const rows = await query.orderBy("deadline_at").orderBy("id").limit(limit).execute();
  return rows.map((row) => ({ bookingId: row.id as BookingId, deadlineAt: row.deadline_at ?? "" }));
}
