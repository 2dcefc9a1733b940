import {
  listBookingIdsByPaymentIntent,
  listPendingRefundIds,
  listRefundSnapshots,
  type RefundSnapshot,
} from "../../db/bookings/booking-snapshots.ts";
import { recordRefund } from "../booking/record/record-refund.ts";
import { NO_DETAILS, type DriftKind } from "../domain/providers/drift.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Refund } from "../ports.ts";
import { tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";

/**
 * Compares Stripe's refunds since then, whoever made them, with ours, a page at a time, and records what we have missed. Refunds that are pending in
 * our records and not in the list are read one by one. Throws ProviderError when Stripe stops answering.
 */
export async function compareRefunds(run: ReconciliationRun, since: Instant): Promise<void> {
  const { payments, database } = run.deps;
  await run.advance({ step: "refunds" });
  const listed = new Set<string>();
  for await (const page of payments.listRefundsSince(since)) {
    for (const id of await comparePage(run, page)) listed.add(id);
  }
  for await (const ids of listPendingRefundIds(database.kysely)) {
    const unlisted: Refund[] = [];
    for (const id of ids) {
      const refund = listed.has(id) ? null : await payments.getRefund(id);
      if (refund !== null) unlisted.push(refund);
    }
    await comparePage(run, unlisted);
  }
}

/** Resolves to those that Stripe has yet to decide about, and that it told us of: all that is remembered of a page. */
async function comparePage(run: ReconciliationRun, page: readonly Refund[]): Promise<string[]> {
  const db = run.deps.database.kysely;
  const refunds = run.progress.refunds + page.length;
  await run.advance({ refunds });
  const bookingIds = await listBookingIdsByPaymentIntent(db, [
    ...new Set(page.map(({ paymentIntentId }) => paymentIntentId)),
  ]);
  const known = await listRefundSnapshots(
    db,
    page.map(({ refundId }) => refundId),
  );
  const changed: string[] = [];
  for (const refund of page) {
    const bookingId = bookingIds.get(refund.paymentIntentId);
    const snapshot = known.get(refund.refundId) ?? null;
    const kind = driftOf(refund, snapshot);
    if (kind !== null || isPending(refund) || isPending(snapshot)) changed.push(refund.refundId);
    if (kind === null) run.agreesOn(refund.refundId);
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
  return changed;
}

function isPending(refund: { readonly status: string } | null): boolean {
  return refund?.status === "pending" || refund?.status === "requires_action";
}

async function takeIn({ deps }: ReconciliationRun, { refundId }: Refund): Promise<boolean> {
  const fresh = await deps.payments.getRefund(refundId);
  if (fresh === null) return false;
  await recordRefund(deps, fresh);
  const known = (await listRefundSnapshots(deps.database.kysely, [refundId])).get(refundId) ?? null;
  return driftOf(fresh, known) === null;
}

/** Null when our records and the booking's history agree with Stripe. */
function driftOf(refund: Refund, known: RefundSnapshot | null): DriftKind | null {
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
