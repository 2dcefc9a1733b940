import { isInLostTime } from "../../db/operations/restorations.ts";
import { isMade } from "../domain/booking/refund-basis.ts";
import { NO_DETAILS } from "../domain/providers/drift.ts";
import type { Checkout } from "../ports.ts";
import type { ReconciliationRun } from "./reconciliation-run.ts";

/**
 * Reports money that this installation took for a booking that was lost with its database, until all of it has gone back. Nothing is refunded by
 * itself: the session may stand in the calendar, and take place. Throws ProviderError.
 */
export async function reportLostPayment(run: ReconciliationRun, checkout: Checkout): Promise<void> {
  const { checkoutId, paymentIntentId, paymentStatus, amount, createdAt } = checkout;
  const { deps } = run;
  if (paymentStatus !== "paid" || paymentIntentId === null) return;
  if (!(await isInLostTime(deps.database.kysely, createdAt))) return;
  const made = (await deps.payments.listRefunds(paymentIntentId)).filter(isMade);
  const returnedMinor = made.reduce((sum, refund) => sum + refund.amount.amountMinor, 0);
  if (returnedMinor >= amount.amountMinor) {
    run.agreesOn(checkoutId);
    return;
  }
  await run.report({
    kind: "payment_unbooked",
    subject: checkoutId,
    bookingId: null,
    repaired: false,
    details: { ...NO_DETAILS, amount, paymentIntentId },
  });
}
