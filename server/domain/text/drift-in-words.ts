import { isRepairable, type Drift, type DriftDetails, type RepairableDriftKind } from "../providers/drift.ts";
import { driftMeanings } from "./en/operator/drift-meanings.ts";
import { driftProblems } from "./en/operator/drift-problems.ts";
import { driftRepairs } from "./en/operator/drift-repairs.ts";
import { formatMoney } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** A drift as a person reads it. */
export interface DriftWords {
  readonly problem: string;
  /** What it means, and for whom. */
  readonly meaning: string;
  /** What one click does, and its button; null where a person has to do something else. */
  readonly repair: { readonly text: string; readonly button: string } | null;
}

type SaidDrift = Pick<Drift, "kind" | "details">;

/** What is wrong, what it means for whom, and what a click will do. Says it of open drifts; of a resolved one, what it was. */
export function driftInWords({ kind, details }: SaidDrift, language: Language): DriftWords {
  return {
    problem: problemOf({ kind, details }, language),
    meaning: textIn(driftMeanings, language)(kind),
    repair: isRepairable(kind) ? repairOf(kind, details, language) : null,
  };
}

function amountOf({ amount }: DriftDetails, language: Language): string {
  return amount === null ? textIn(driftProblems, language)("unknownAmount") : formatMoney(amount, language);
}

function problemOf({ kind, details }: SaidDrift, language: Language): string {
  const t = textIn(driftProblems, language);
  const { type, reason } = details;
  switch (kind) {
    case "payment_missed":
    case "payment_unbooked":
    case "refund_missed":
    case "refund_failed":
    case "dispute_missed":
    case "money_owed":
    case "money_over_returned":
    case "refund_stuck":
    case "refund_failed_for_good":
    case "refunded_outside":
    case "paid_wrong_amount":
      return t(kind, { amount: amountOf(details, language) });
    case "event_undelivered":
      return type === null ? t("event_undelivered_unknown") : t(kind, { type });
    case "event_unbooked":
      return t(kind, { because: type ?? "other" });
    case "letter_dead":
      return t(kind, { effect: type ?? "unknown" });
    case "booking_unreadable":
      return reason === null ? t("booking_unreadable_unexplained") : t(kind, { reason });
    case "checkout_open_missed":
    case "checkout_closed_missed":
    case "booking_missed":
    case "time_moved_missed":
    case "time_canceled_missed":
    case "event_vanished":
    case "event_orphaned":
    case "booking_overdue":
      return t(kind);
  }
}

function repairOf(
  kind: RepairableDriftKind,
  details: DriftDetails,
  language: Language,
): NonNullable<DriftWords["repair"]> {
  const t = textIn(driftRepairs, language);
  switch (kind) {
    case "money_owed":
    case "refund_stuck":
    case "refund_failed_for_good": {
      const amount = amountOf(details, language);
      return { text: t(kind, { amount }), button: t(`${kind}Button`, { amount }) };
    }
    case "event_vanished":
    case "event_orphaned":
    case "letter_dead":
      return { text: t(kind), button: t(`${kind}Button`) };
  }
}
