import type { DriftKind } from "../providers/drift.ts";

/** Kinds of drift that say that money is elsewhere than our records have it. */
export const MONEY_DRIFTS = [
  "payment_missed",
  "refund_missed",
  "refund_failed",
  "dispute_missed",
  "money_owed",
  "money_over_returned",
  "refund_stuck",
  "refund_failed_for_good",
  "refunded_outside",
  "paid_wrong_amount",
] as const satisfies readonly DriftKind[];

/** Without what is told of before the reconciler finds it: a refund that has failed. */
export const ALERTED_MONEY_DRIFTS = MONEY_DRIFTS.filter((kind) => kind !== "refund_failed_for_good");
