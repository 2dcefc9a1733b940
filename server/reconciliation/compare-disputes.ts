import {
  listBookingIdsByPaymentIntent,
  listDisputeStandings,
  listOpenDisputeIds,
} from "../../db/booking-standings.ts";
import { recordDispute } from "../booking/record-dispute.ts";
import type { Instant } from "../domain/instant.ts";
import type { Dispute } from "../ports.ts";
import { NO_DETAILS, tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";

/**
 * Holds Stripe's disputes since then against ours, and takes in what we have missed; older ones that we believe undecided are asked for one
 * by one. Throws ProviderError when Stripe stops answering.
 */
export async function compareDisputes(run: ReconciliationRun, since: Instant): Promise<void> {
  const { payments, database } = run.deps;
  const disputes = await payments.listDisputes(since);
  const listedIds = new Set(disputes.map(({ disputeId }) => disputeId));
  for (const id of await listOpenDisputeIds(database.kysely)) {
    const dispute = listedIds.has(id) ? null : await payments.getDispute(id);
    if (dispute !== null) disputes.push(dispute);
  }
  await run.advance({ disputes: disputes.length, words: `Stripe: ${disputes.length} disputes looked at.` });
  const bookingIds = await listBookingIdsByPaymentIntent(
    database.kysely,
    disputes.map(({ paymentIntentId }) => paymentIntentId),
  );
  const known = await listDisputeStandings(
    database.kysely,
    disputes.map(({ disputeId }) => disputeId),
  );
  for (const dispute of disputes) {
    const { disputeId, paymentIntentId, amount } = dispute;
    const bookingId = bookingIds.get(paymentIntentId);
    const isKnown = isSame(known.get(disputeId), dispute);
    if (bookingId === undefined || isKnown || run.isOnItsWay(dispute.createdAt)) continue;
    const repaired = await tryToRepair(run, { disputeId }, () => takeIn(run, dispute));
    await run.report({
      kind: "dispute_missed",
      subject: `${disputeId}:${dispute.status}`,
      bookingId,
      repaired,
      details: { ...NO_DETAILS, amount, paymentIntentId },
    });
  }
}

async function takeIn({ deps, cause }: ReconciliationRun, { disputeId }: Dispute): Promise<boolean> {
  const fresh = await deps.payments.getDispute(disputeId);
  if (fresh === null) return false;
  await recordDispute(deps, fresh, cause);
  const known = await listDisputeStandings(deps.database.kysely, [disputeId]);
  return isSame(known.get(disputeId), fresh);
}

/** What was an inquiry and is decided now is the same to everybody. */
function isSame(
  known: (Pick<Dispute, "stage"> & { readonly status: string }) | undefined,
  { status, stage }: Dispute,
): boolean {
  return known?.status === status && (status !== "open" || known.stage === stage);
}
