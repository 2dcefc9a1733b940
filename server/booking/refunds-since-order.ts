import { listTransitions } from "../../db/history/booking-history.ts";
import type { OutboxRow } from "../../db/queue/outbox.ts";
import type { Queryable } from "../../db/core/open-database.ts";

interface RefundFromSomewhere {
  readonly refundId: string;
  /** The order that asked for it; null when it was made in Stripe's dashboard. */
  readonly effectKey: string | null;
}

/** Whether somebody made it in Stripe's dashboard. */
export function isFromDashboard({ effectKey }: RefundFromSomewhere): boolean {
  return effectKey === null;
}

/**
 * Those of these refunds that were made in Stripe's dashboard and of which the booking had not heard when this effect was given: what the effect
 * was for, went by them. What it had heard of was counted when the amount was worked out.
 */
export async function refundsSinceOrder<Refund extends RefundFromSomewhere>(
  db: Queryable,
  { bookingId, bookingVersion }: Pick<OutboxRow, "bookingId" | "bookingVersion">,
  refunds: readonly Refund[],
): Promise<Refund[]> {
  const history = await listTransitions(db, bookingId);
  const heardBefore = new Set(
    history
      .filter(({ version, event }) => version < bookingVersion && event.type === "REFUND_SETTLED")
      .map(({ event }) => event["refundId"]),
  );
  return refunds.filter((refund) => isFromDashboard(refund) && !heardBefore.has(refund.refundId));
}
