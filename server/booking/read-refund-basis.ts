import { listTransitions } from "../../db/history/booking-history.ts";
import type { OutboxRow } from "../../db/queue/outbox.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { bookingEventSchema } from "../domain/booking/booking-event.schema.ts";
import type { Effect } from "../domain/booking/booking-effect.ts";
import type { RefundBasis } from "../domain/booking/refund-basis.ts";

type RefundParams = Extract<Effect, { type: "requestRefund" }>["params"];

/**
 * What was known when this refund was requested: the effect says it. One from a release whose effects did not say it yet, it is found out from the
 * lines that the history had then.
 */
export async function readRefundBasis(
  db: Queryable,
  { bookingId, bookingVersion }: Pick<OutboxRow, "bookingId" | "bookingVersion">,
  { basis, paymentIntentId, reason }: RefundParams,
): Promise<RefundBasis> {
  if (basis !== undefined) return basis;
  const events = (await listTransitions(db, bookingId))
    .filter(({ version }) => version <= bookingVersion)
    .flatMap(({ event }) => bookingEventSchema.safeParse(event).data ?? []);
  const arrived = events.filter((event) => event.type === "REFUND_SETTLED");
  const canceled = events.findLast(
    ({ type }) => type === "CANCEL_REQUESTED" || type === "TIME_CANCELED" || type === "TIME_REJECTED",
  );
  return {
    knownRefundIds: arrived
      .filter((event) => event.paymentIntentId === paymentIntentId)
      .map(({ refundId }) => refundId),
    countsBefore: reason === "canceled" && canceled?.type === "TIME_CANCELED" ? canceled.at : null,
  };
}
