import { findBooking } from "../../db/bookings/bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import {
  decideReminder,
  listSessionsToRemind,
  type SessionToRemind,
} from "../../db/mails/session-reminders.ts";
import { insertEffects } from "../../db/queue/outbox.ts";
import {
  REMINDER_LEADS,
  remindAt,
  startsToRemind,
  type ReminderLead,
} from "../domain/booking/time-limits.ts";
import type { Clock, Log } from "../ports.ts";
import { confirmedSince } from "./confirmed-since.ts";

/** 100 sessions at a time: each is a short transaction of its own. */
const BATCH_SIZE = 100;

interface OrderDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly wakeWorker: () => void;
}

/**
 * Orders the reminders whose time has come: one for each session, time and lead, by a row that is written with the effect or not at all, so that neither
 * a second process nor a restart repeats it. None for a session that was confirmed or moved there after that: its client has just read when it is. None
 * that comes too late to help. Safe to run at any time. One that cannot be decided stops no other, and is looked at again.
 */
export async function orderReminders(deps: OrderDeps): Promise<void> {
  let ordered = 0;
  for (const lead of REMINDER_LEADS) {
    const starts = startsToRemind(deps.clock.now(), lead);
    let after: SessionToRemind | null = null;
    do {
      const due: SessionToRemind[] = await listSessionsToRemind(
        deps.database.kysely,
        { lead, starts, limit: BATCH_SIZE },
        after,
      );
      for (const session of due) if (await orderOne(deps, session, lead)) ordered += 1;
      after = due.length < BATCH_SIZE ? null : (due.at(-1) ?? null);
    } while (after !== null);
  }
  if (ordered > 0) deps.wakeWorker();
}

async function orderOne(deps: OrderDeps, session: SessionToRemind, lead: ReminderLead): Promise<boolean> {
  const { bookingId, startsAt } = session;
  try {
    return await deps.database.transact(async (tx) => {
      const booking = await findBooking(tx, bookingId);
      if (booking?.state !== "CONFIRMED" || booking.context.time?.startsAt !== startsAt) return false;
      const since = confirmedSince(await listTransitions(tx, bookingId));
      const isToldAnyhow = since !== null && since > remindAt(startsAt, lead);
      const now = deps.clock.now();
      const reminder = { bookingId, startsAt, lead };
      const isMine = await decideReminder(tx, reminder, isToldAnyhow ? "booked_later" : "ordered", now);
      if (!isMine || isToldAnyhow) return false;
      await insertEffects(tx, [
        {
          // By time and lead, so that each is ordered once.
          key: `${bookingId}:0:remind-${lead}-${startsAt.replaceAll(/\D/g, "")}`,
          bookingId,
          bookingVersion: booking.version,
          position: 0,
          effect: { type: "remindOfSession", params: { lead, startsAt } },
          createdAt: now,
          lease: null,
          leasedUntil: null,
        },
      ]);
      return true;
    });
  } catch (error) {
    deps.log.error({ bookingId, lead, error }, "a reminder of a session could not be ordered");
    return false;
  }
}
