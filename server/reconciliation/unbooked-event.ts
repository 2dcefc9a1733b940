import { findEffect } from "../../db/queue/outbox.ts";
import type { InviteeOutcome } from "../booking/record/invitee-outcome.ts";
import type { CalendlyScheduledEvent } from "../ports.ts";
import { NO_DETAILS } from "../domain/providers/drift.ts";
import type { CalendarLook } from "./calendar-look.ts";
import { type ReconciliationRun } from "./reconciliation-run.ts";

/** Whether this event must have a booking: it costs something and is still to come. In a copied database it may be the other installation's. */
export function needsABooking(
  { begunAt }: Pick<ReconciliationRun, "begunAt">,
  { pricedUris, isCopy }: Pick<CalendarLook, "pricedUris" | "isCopy">,
  { status, startsAt, eventTypeUri }: CalendlyScheduledEvent,
): boolean {
  if (isCopy) return false;
  return status === "active" && startsAt > begunAt && eventTypeUri !== null && pricedUris.has(eventTypeUri);
}

/** Why an event has no booking; null while an effect is releasing its time. */
export async function whyUnbooked(
  { deps }: ReconciliationRun,
  outcomes: readonly InviteeOutcome[],
): Promise<string | null> {
  for (const outcome of outcomes) {
    if (outcome.kind !== "declined" || outcome.effectKey === null) continue;
    const effect = await findEffect(deps.database.kysely, outcome.effectKey);
    if (effect !== null && effect.completedAt === null) return null;
  }
  const reasons = outcomes.flatMap((outcome) => (outcome.kind === "booked" ? [] : [outcome.because]));
  return reasons.find((because) => because !== "canceled") ?? "";
}

/** Writes down that a priced session stands in the calendar without a booking. */
export function reportUnbooked(
  run: ReconciliationRun,
  { connection }: CalendarLook,
  { eventId }: CalendlyScheduledEvent,
  because: string,
): Promise<void> {
  return run.report({
    kind: "event_unbooked",
    subject: eventId,
    bookingId: null,
    repaired: false,
    details: { ...NO_DETAILS, builderId: connection.builderId, calendlyEventId: eventId, type: because },
  });
}
