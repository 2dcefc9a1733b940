import { findLatestActionAt, RETRY_EFFECT } from "../../db/operations/operator-actions.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { OutboxRow } from "../../db/queue/outbox.ts";
import type { Effect } from "../domain/booking/booking-effect.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { remindAt } from "../domain/booking/time-limits.ts";
import { invitationDueAt } from "../domain/review/review.ts";
import { laterOf, type Instant } from "../domain/values/instant.ts";
import { notificationDueAt } from "./notification-due-at.ts";

/** An effect that is a mail to somebody. */
export type MailEffect = Extract<
  Effect,
  { type: "remindToPay" | "remindOfSession" | "inviteToReview" | "tell" }
>;

/**
 * Since when the mail of this row is due: when what it tells of happened, or its own time had come; where an operator has let it be tried again, since
 * they last asked, because they want it sent.
 */
export async function mailDueAt(
  db: Queryable,
  row: Pick<OutboxRow, "key" | "bookingVersion" | "createdAt">,
  booking: Pick<Booking, "id" | "context">,
  effect: MailEffect,
): Promise<Instant> {
  const askedAt = await findLatestActionAt(db, { action: RETRY_EFFECT, subject: row.key });
  const dueAt = await ownDueAt(db, row, booking, effect);
  return askedAt === null ? dueAt : laterOf(askedAt, dueAt);
}

async function ownDueAt(
  db: Queryable,
  row: Pick<OutboxRow, "bookingVersion" | "createdAt">,
  booking: Pick<Booking, "id" | "context">,
  effect: MailEffect,
): Promise<Instant> {
  switch (effect.type) {
    case "remindToPay":
      return effect.params.notBefore;
    case "remindOfSession":
      return remindAt(effect.params.startsAt, effect.params.lead);
    case "inviteToReview": {
      const { time } = booking.context;
      // One that took place has its time.
      return time === null ? row.createdAt : invitationDueAt(time.endsAt);
    }
    case "tell":
      return notificationDueAt(db, row, booking);
  }
}
