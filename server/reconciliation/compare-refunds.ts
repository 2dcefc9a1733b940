import {
  listBookingIdsByPaymentIntent,
  listPendingRefundIds,
  listRefundStandings,
  type RefundStanding,
} from "../../db/booking-standings.ts";
import { recordRefund } from "../booking/record-refund.ts";
import type { DriftKind } from "../domain/drift.ts";
import type { Instant } from "../domain/instant.ts";
import type { Refund } from "../ports.ts";
import { NO_DETAILS, tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";

/**
 * Holds Stripe's refunds since then, whoever made them, against ours, and takes in what we have missed. Those that we believe on their way
 * and the list leaves out are asked for one by one. Throws ProviderError when Stripe stops answering.
 */
export async function compareRefunds(run: ReconciliationRun, since: Instant): Promise<void> {
  const { payments, database } = run.deps;
  await run.advance({ words: "Stripe: reading the refunds." });
  const refunds = await payments.listRefundsSince(since);
  const listedIds = new Set(refunds.map(({ refundId }) => refundId));
  for (const id of await listPendingRefundIds(database.kysely)) {
    const refund = listedIds.has(id) ? null : await payments.getRefund(id);
    if (refund !== null) refunds.push(refund);
  }
  await run.advance({ refunds: refunds.length, words: `Stripe: ${refunds.length} refunds looked at.` });
  const bookingIds = await listBookingIdsByPaymentIntent(database.kysely, [
    ...new Set(refunds.map(({ paymentIntentId }) => paymentIntentId)),
  ]);
  const known = await listRefundStandings(database.kysely, [
    ...new Set(refunds.map(({ refundId }) => refundId)),
  ]);
  for (const refund of refunds) {
    const bookingId = bookingIds.get(refund.paymentIntentId);
    const kind = driftOf(refund, known.get(refund.refundId) ?? null);
    if (bookingId === undefined || kind === null || run.isOnItsWay(refund.createdAt)) continue;
    const repaired = await tryToRepair(run, { refundId: refund.refundId, kind }, () => takeIn(run, refund));
    const { amount, paymentIntentId } = refund;
    await run.report({
      kind,
      subject: refund.refundId,
      bookingId,
      repaired,
      details: { ...NO_DETAILS, amount, paymentIntentId },
    });
  }
}

async function takeIn({ deps, cause }: ReconciliationRun, { refundId }: Refund): Promise<boolean> {
  const fresh = await deps.payments.getRefund(refundId);
  if (fresh === null) return false;
  await recordRefund(deps, fresh, cause);
  const known = (await listRefundStandings(deps.database.kysely, [refundId])).get(refundId) ?? null;
  return driftOf(fresh, known) === null;
}

/** Null when we know of the refund what Stripe does, and the booking's history with us. */
function driftOf(refund: Refund, known: RefundStanding | null): DriftKind | null {
  switch (refund.status) {
    case "pending":
    case "requires_action":
      return known === null ? "refund_missed" : null;
    case "succeeded":
      return known?.status === "succeeded" && known.isSettled ? null : "refund_missed";
    case "failed":
    case "canceled":
      return known?.status === refund.status && !known.isSettled ? null : "refund_failed";
  }
}
