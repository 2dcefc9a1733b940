import {
  listCheckoutSnapshots,
  listKnownBookingIds,
  listUnfinishedCheckoutIds,
  type CheckoutSnapshot,
} from "../../db/bookings/booking-snapshots.ts";
import { hasUnfinishedEffect } from "../../db/bookings/effect-status.ts";
import { recordCheckout } from "../booking/record/record-checkout.ts";
import { NO_DETAILS, type DriftKind } from "../domain/providers/drift.ts";
import type { BookingId, CheckoutId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Checkout } from "../ports.ts";
import { reportLostPayment } from "./report-lost-payment.ts";
import { lookAtBooking, tryToRepair, type ReconciliationRun } from "./reconciliation-run.ts";

/**
 * Compares Stripe's checkouts since then with ours, a page at a time, and records what we have missed. Checkouts that are unfinished in our records
 * and not in the list are read one by one. Throws ProviderError when Stripe stops answering.
 */
export async function compareCheckouts(run: ReconciliationRun, since: Instant): Promise<void> {
  const { payments, database } = run.deps;
  await run.advance({ step: "checkouts" });
  const listed = new Set<CheckoutId>();
  for await (const page of payments.listCheckouts(since)) {
    for (const id of await comparePage(run, page)) listed.add(id);
  }
  for await (const ids of listUnfinishedCheckoutIds(database.kysely)) {
    const unlisted: Checkout[] = [];
    for (const id of ids) {
      const checkout = listed.has(id) ? null : await payments.getCheckout(id);
      if (checkout !== null) unlisted.push(checkout);
    }
    await comparePage(run, unlisted);
  }
}

/** Resolves to those that we believe, or believed, unfinished: they need not be asked for again, and are all that is remembered of a page. */
async function comparePage(run: ReconciliationRun, page: readonly Checkout[]): Promise<CheckoutId[]> {
  const db = run.deps.database.kysely;
  const known = await listCheckoutSnapshots(
    db,
    page.map(({ checkoutId }) => checkoutId),
  );
  const missed = page.flatMap((checkout) => {
    const { bookingId } = checkout;
    const kind = driftOf(checkout, known.get(checkout.checkoutId) ?? null);
    if (kind === null) run.agreesOn(checkout.checkoutId);
    return bookingId === null || kind === null || run.isOnItsWay(lastChangeOf(checkout, run.begunAt))
      ? []
      : [{ checkout, bookingId, kind }];
  });
  const checkouts = run.progress.checkouts + page.length;
  await run.advance({ checkouts });
  const bookings = await listKnownBookingIds(
    db,
    missed.map(({ bookingId }) => bookingId),
  );
  for (const { checkout, bookingId, kind } of missed) {
    if (!bookings.has(bookingId)) {
      await reportLostPayment(run, checkout);
      continue;
    }
    await lookAtBooking(run, bookingId, () => takeIn(run, checkout, bookingId, kind));
  }
  const repaired = missed.map(({ checkout }) => checkout.checkoutId);
  const unfinished = page.filter(({ checkoutId }) => isUnfinished(known.get(checkoutId)));
  return [...repaired, ...unfinished.map(({ checkoutId }) => checkoutId)];
}

/** As the list of the unfinished has it. */
function isUnfinished(known: CheckoutSnapshot | undefined): boolean {
  return known !== undefined && known.status !== "expired" && !known.isPaid;
}

/** Null when we know of the checkout what Stripe does. */
function driftOf(checkout: Checkout, known: CheckoutSnapshot | null): DriftKind | null {
  switch (checkout.status) {
    case "open":
      return known === null ? "checkout_open_missed" : null;
    case "expired":
      return known?.status === "open" ? "checkout_closed_missed" : null;
    case "complete":
      return driftOfComplete(checkout, known);
  }
}

function driftOfComplete(checkout: Checkout, known: CheckoutSnapshot | null): DriftKind | null {
  if (checkout.paymentStatus === "paid") return known?.isPaid === true ? null : "payment_missed";
  switch (checkout.asyncPayment) {
    // A delayed payment that failed counts as if its checkout had expired.
    case "failed":
      return known?.status === "expired" ? null : "checkout_closed_missed";
    case "processing":
      return known === null || known.status === "open" ? "checkout_closed_missed" : null;
    case null:
      return null;
  }
}

/** The last of the instants that Stripe names; it does not name every one. */
function lastChangeOf({ createdAt, paidAt, status, expiresAt }: Checkout, now: Instant): Instant {
  if (paidAt !== null) return paidAt;
  return status === "expired" && expiresAt <= now ? expiresAt : createdAt;
}

async function takeIn(
  run: ReconciliationRun,
  { checkoutId, amount, paymentIntentId }: Checkout,
  bookingId: BookingId,
  kind: DriftKind,
): Promise<void> {
  const { deps } = run;
  const db = deps.database.kysely;
  // The effect that opens it is unfinished, and will find it by its key.
  if (kind === "checkout_open_missed" && (await hasUnfinishedEffect(db, bookingId, ["openCheckout"]))) return;
  const fresh = await deps.payments.getCheckout(checkoutId);
  if (fresh === null) return;
  const repaired = await tryToRepair(run, { checkoutId, kind }, async () => {
    await recordCheckout(deps, fresh);
    const known = (await listCheckoutSnapshots(db, [checkoutId])).get(checkoutId) ?? null;
    return driftOf(fresh, known) === null;
  });
  await run.report({
    kind,
    subject: checkoutId,
    bookingId,
    repaired,
    details: { ...NO_DETAILS, amount, paymentIntentId },
  });
}
