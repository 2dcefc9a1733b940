import { listKnownStripeEventIds } from "../../db/booking-standings.ts";
import { createInboxIntake } from "../../db/inbox.ts";
import { addMinutes } from "../domain/instant.ts";
import { STRIPE_EVENTS } from "../domain/stripe-events.ts";
import { NO_DETAILS, type ReconciliationRun } from "./reconciliation-run.ts";

/** 30 days: as long as Stripe keeps events. */
const KEPT_MINUTES = 30 * 24 * 60;

/**
 * Takes in the events that Stripe could not deliver, as if they had been: into the inbox under the event's own id, so that a delivery that
 * comes later is known, and worked off by the same handler. Throws ProviderError when Stripe stops answering.
 */
export async function takeInUndelivered(run: ReconciliationRun): Promise<void> {
  const { payments, database, clock, wakeWorker } = run.deps;
  const now = run.begunAt;
  const events = await payments.listUndelivered(STRIPE_EVENTS, addMinutes(now, -KEPT_MINUTES), now);
  await run.advance({
    undelivered: events.length,
    words: `Stripe: ${events.length} undelivered events looked at.`,
  });
  const known = await listKnownStripeEventIds(
    database.kysely,
    events.map(({ eventId }) => eventId),
  );
  const intake = createInboxIntake(database);
  // Oldest first, as they would have come.
  for (const { eventId, eventType, createdAt, body } of events.toReversed()) {
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
  await intake.close();
  wakeWorker();
}
