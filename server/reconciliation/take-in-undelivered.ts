import { listKnownStripeEventIds } from "../../db/bookings/booking-snapshots.ts";
import { createInboxIntake, type InboxIntake } from "../../db/queue/inbox-intake.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { STRIPE_EVENTS } from "../domain/providers/stripe-events.ts";
import type { UndeliveredEvent } from "../ports.ts";
import { NO_DETAILS } from "../domain/providers/drift.ts";
import { type ReconciliationRun } from "./reconciliation-run.ts";

/** 30 days: as long as Stripe keeps events. */
const KEPT_MINUTES = 30 * 24 * 60;

/**
 * Puts the events that Stripe could not deliver into the inbox, under the event's own id, so that a later delivery is a duplicate, and the same
 * handler works on them. A page at a time, the newest first: their order makes no difference, because each is only a reason to read its object again.
 * Throws ProviderError when Stripe stops answering.
 */
export async function takeInUndelivered(run: ReconciliationRun): Promise<void> {
  const { payments, database, wakeWorker } = run.deps;
  const intake = createInboxIntake(database);
  try {
    const from = addMinutes(run.begunAt, -KEPT_MINUTES);
    for await (const page of payments.listUndelivered(STRIPE_EVENTS, from, run.begunAt)) {
      await takeInPage(run, intake, page);
      wakeWorker();
    }
  } finally {
    await intake.close();
  }
}

async function takeInPage(
  run: ReconciliationRun,
  intake: InboxIntake,
  page: readonly UndeliveredEvent[],
): Promise<void> {
  const { database, clock } = run.deps;
  const undelivered = run.progress.undelivered + page.length;
  await run.advance({ step: "undelivered", undelivered });
  const known = await listKnownStripeEventIds(
    database.kysely,
    page.map(({ eventId }) => eventId),
  );
  // Oldest first, as they would have come.
  for (const { eventId, eventType, createdAt, body } of page.toReversed()) {
    if (known.has(eventId) || run.isOnItsWay(createdAt)) continue;
    const added = await intake.add({
      source: "stripe",
      dedupeKey: eventId,
      connectionId: null,
      eventType,
      body,
      receivedAt: clock.now(),
    });
    if (added === "duplicate") continue;
    await run.report({
      kind: "event_undelivered",
      subject: eventId,
      bookingId: null,
      repaired: true,
      details: { ...NO_DETAILS, type: eventType },
    });
  }
}
