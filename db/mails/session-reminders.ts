import type { ReminderLead } from "../../server/domain/booking/time-limits.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** A session whose client may have to be reminded: where a list of them goes on. */
export interface SessionToRemind {
  readonly bookingId: BookingId;
  readonly startsAt: Instant;
}

/** Whether one is sent, or the client has just been told when the session is. */
type ReminderDecision = "ordered" | "booked_later";

/**
 * Confirmed sessions that begin in this stretch, whose builder lets us remind the clients, and of whose reminder nothing was decided. The next one
 * first, after this one (null: from the beginning).
 */
export async function listSessionsToRemind(
  db: Queryable,
  asked: {
    readonly lead: ReminderLead;
    readonly starts: { readonly after: Instant; readonly until: Instant };
    readonly limit: number;
  },
  after: SessionToRemind | null,
): Promise<SessionToRemind[]> {
  let query = db
    .selectFrom("booking")
    .innerJoin("builder_mail_choice", "builder_mail_choice.builder_id", "booking.builder_id")
    .select(["booking.id", "booking.starts_at"])
    // As the index says it.
    .where("booking.state", "=", "CONFIRMED")
    .where("booking.starts_at", ">", asked.starts.after)
    .where("booking.starts_at", "<=", asked.starts.until)
    .where("booking.copied_at", "is", null)
    .where("builder_mail_choice.reminders_by", "=", "us")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("session_reminder")
            .select("session_reminder.booking_id")
            .whereRef("session_reminder.booking_id", "=", "booking.id")
            .whereRef("session_reminder.starts_at", "=", "booking.starts_at")
            .where("session_reminder.lead", "=", asked.lead),
        ),
      ),
    );
  if (after !== null) {
    query = query.where((eb) =>
      eb.or([
        eb("booking.starts_at", ">", after.startsAt),
        eb.and([eb("booking.starts_at", "=", after.startsAt), eb("booking.id", ">", after.bookingId)]),
      ]),
    );
  }
  const rows = await query.orderBy("booking.starts_at").orderBy("booking.id").limit(asked.limit).execute();
  return rows.flatMap((row) =>
    row.starts_at === null ? [] : [{ bookingId: row.id as BookingId, startsAt: instant(row.starts_at) }],
  );
}

/** Records what was decided of one reminder. False when that was decided before: whoever gets false does nothing. */
export async function decideReminder(
  tx: Queryable,
  { bookingId, startsAt, lead }: SessionToRemind & { readonly lead: ReminderLead },
  decision: ReminderDecision,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .insertInto("session_reminder")
    .values({ booking_id: bookingId, starts_at: startsAt, lead, decision, decided_at: at })
    .onConflict((conflict) => conflict.columns(["booking_id", "starts_at", "lead"]).doNothing())
    .returning("lead")
    .executeTakeFirst();
  return row !== undefined;
}
