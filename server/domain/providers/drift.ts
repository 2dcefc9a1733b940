import type { BookingId, BuilderId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";
import type { Money } from "../values/money.ts";

/** Kinds of drift between our own records and Stripe. */
export const STRIPE_DRIFT_KINDS = [
  "payment_missed",
  "checkout_open_missed",
  "checkout_closed_missed",
  "refund_missed",
  "refund_failed",
  "dispute_missed",
  "event_undelivered",
  "payment_unbooked",
] as const;
/** Kinds of drift between our own records and a builder's calendar. */
export const CALENDAR_DRIFT_KINDS = [
  "booking_missed",
  "time_moved_missed",
  "time_canceled_missed",
  "event_vanished",
  "event_orphaned",
  "event_unbooked",
] as const;
/** Kinds of drift within our own records. */
export const OWN_RECORD_DRIFT_KINDS = [
  "booking_overdue",
  "money_owed",
  "money_over_returned",
  "refund_stuck",
  "refund_failed_for_good",
  "refunded_outside",
  "paid_wrong_amount",
  "letter_dead",
  "booking_unreadable",
] as const;
export const DRIFT_KINDS = [
  ...STRIPE_DRIFT_KINDS,
  ...CALENDAR_DRIFT_KINDS,
  ...OWN_RECORD_DRIFT_KINDS,
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** `repaired`: by the reconciler itself. `gone`: a later run has compared again, and everything agreed. */
export const DRIFT_RESOLUTIONS = ["repaired", "repaired_by_operator", "gone", "dismissed"] as const;
export type DriftResolution = (typeof DRIFT_RESOLUTIONS)[number];

/** What a drift is about, as far as its kind has it. */
export interface DriftDetails {
  /** Whose calendar it was found in. */
  readonly builderId: BuilderId | null;
  readonly amount: Money | null;
  readonly paymentIntentId: string | null;
  /** The number of the obligation. */
  readonly due: number | null;
  readonly calendlyEventId: string | null;
  readonly effectKey: string | null;
  /** The type of the event or effect, as stored. */
  readonly type: string | null;
  /** What went wrong, where nothing more can be said; holds no content. */
  readonly reason: string | null;
}

/** Details of a finding without any. */
export const NO_DETAILS: DriftDetails = {
  builderId: null,
  amount: null,
  paymentIntentId: null,
  due: null,
  calendlyEventId: null,
  effectKey: null,
  type: null,
  reason: null,
};

/** A drift, and how it was resolved. */
export interface Drift {
  readonly id: DriftId;
  readonly kind: DriftKind;
  readonly bookingId: BookingId | null;
  /** What it is about: unique with the kind while the drift is open. */
  readonly subject: string;
  readonly details: DriftDetails;
  readonly foundAt: Instant;
  readonly lastSeenAt: Instant;
  /** Null while it is open. */
  readonly resolvedAt: Instant | null;
  readonly resolution: DriftResolution | null;
  /** Why an operator dismissed it; null otherwise. */
  readonly note: string | null;
}

/** The provider's id of the object that a drift is about: the beginning of its subject. */
export function objectOf(subject: string): string {
  return subject.split(":")[0] ?? subject;
}

export type DriftId = `drf_${string}`;

/** Kinds of drift that an operator's click repairs; all others need something else from a person. */
export const REPAIRABLE_DRIFT_KINDS = [
  "event_vanished",
  "event_orphaned",
  "money_owed",
  "refund_stuck",
  "refund_failed_for_good",
  "letter_dead",
] as const satisfies readonly DriftKind[];
export type RepairableDriftKind = (typeof REPAIRABLE_DRIFT_KINDS)[number];

export function isRepairable(kind: DriftKind): kind is RepairableDriftKind {
  return REPAIRABLE_DRIFT_KINDS.some((one) => one === kind);
}

/** Whether the repair cancels what a client may count on: then it is asked about before it is done. */
export function asksBeforeRepair(kind: DriftKind): boolean {
  return kind === "event_vanished" || kind === "event_orphaned";
}
