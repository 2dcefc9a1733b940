import { listBookingIdsByPaymentIntent } from "../../db/bookings/booking-snapshots.ts";
import {
  listDisputeSnapshots,
  listOpenDisputeIds,
  type DisputeSnapshot,
} from "../../db/bookings/dispute-snapshots.ts";
import { recordDispute } from "../booking/record/record-dispute.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Dispute } from "../ports.ts";
import { NO_DETAILS } from "../domain/providers/drift.ts";
import { tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";

/**
 * Compares Stripe's disputes since then with ours, a page at a time, and records what we have missed; older ones that are undecided in our records
 * are read one by one. Throws ProviderError when Stripe stops answering.
 */
export async function compareDisputes(run: ReconciliationRun, since: Instant): Promise<void> {
  const { payments, database } = run.deps;
  const listed = new Set<string>();
  for await (const page of payments.listDisputes(since)) {
    for (const id of await comparePage(run, page)) listed.add(id);
  }
  for await (const ids of listOpenDisputeIds(database.kysely)) {
    const unlisted: Dispute[] = [];
    for (const id of ids) {
      const dispute = listed.has(id) ? null : await payments.getDispute(id);
      if (dispute !== null) unlisted.push(dispute);
    }
    await comparePage(run, unlisted);
  }
}

/** Resolves to those that no bank has decided, and that Stripe told us of: all that is remembered of a page. */
async function comparePage(run: ReconciliationRun, page: readonly Dispute[]): Promise<string[]> {
  const db = run.deps.database.kysely;
  const disputes = run.progress.disputes + page.length;
  await run.advance({ step: "disputes", disputes });
  const bookingIds = await listBookingIdsByPaymentIntent(
    db,
    page.map(({ paymentIntentId }) => paymentIntentId),
  );
  const known = await listDisputeSnapshots(
    db,
    page.map(({ disputeId }) => disputeId),
  );
  const changed: string[] = [];
  for (const dispute of page) {
    const { disputeId, paymentIntentId, amount } = dispute;
    const bookingId = bookingIds.get(paymentIntentId);
    const snapshot = known.get(disputeId);
    if (dispute.status === "open" || snapshot?.status === "open") changed.push(disputeId);
    if (isSame(snapshot, dispute)) run.agreesOn(disputeId);
    if (bookingId === undefined || isSame(snapshot, dispute) || run.isOnItsWay(dispute.createdAt)) continue;
    const repaired = await tryToRepair(run, { disputeId }, () => takeIn(run, dispute));
    await run.report({
      kind: "dispute_missed",
      subject: `${disputeId}:${dispute.status}`,
      bookingId,
      repaired,
      details: { ...NO_DETAILS, amount, paymentIntentId },
    });
  }
  return changed;
}

async function takeIn({ deps }: ReconciliationRun, { disputeId }: Dispute): Promise<boolean> {
  const fresh = await deps.payments.getDispute(disputeId);
  if (fresh === null) return false;
  await recordDispute(deps, fresh);
  const known = await listDisputeSnapshots(deps.database.kysely, [disputeId]);
  return isSame(known.get(disputeId), fresh);
}

/** An inquiry that is decided is the same, whatever day had been set for an answer. */
function isSame(known: DisputeSnapshot | undefined, { status, stage, answerDueAt }: Dispute): boolean {
  if (known?.status !== status) return false;
  return status !== "open" || (known.stage === stage && known.answerDueAt === answerDueAt);
}
