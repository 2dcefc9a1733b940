import type { CalledProvider } from "./activity.ts";
import type { Instant } from "../values/instant.ts";
import type { Money } from "../values/money.ts";

export const QUEUE_NAMES = ["inbox", "outbox", "events", "webhooks"] as const;
/** `events` waits for positions, `webhooks` for receivers and for those that are sent to before. */
export type QueueName = (typeof QUEUE_NAMES)[number];

export interface QueueFigures {
  /** Rows that are neither done nor dead, those that wait for a time included. */
  readonly waiting: number;
  /** Since when the oldest row waits that is due, or was and has been tried in vain, of a known type; null when there is none. */
  readonly oldestSince: Instant | null;
  /** Dead letters. */
  readonly dead: number;
  /** Rows of types that no running process knows, for a quarter of an hour or longer. */
  readonly unknown: number;
}

/**
 * How the installation is, in figures that the database gives, so that every process gives the same ones: read by alerts, metrics, the operator's
 * overview and the samples of the last days. Holds no address, name or id.
 */
export interface HealthFigures {
  readonly at: Instant;
  readonly queues: Readonly<Record<QueueName, QueueFigures>>;
  /** Like `oldestSince`, of the effects that move money and of the other ones. */
  readonly oldestEffectSince: { readonly money: Instant | null; readonly others: Instant | null };
  /** Dead letters of effects that move money; of refunds among them. */
  readonly deadMoneyEffects: number;
  readonly deadRefunds: number;
  /** Bookings whose deadline has passed and that have not moved on; those that wait for Stripe's word left out. */
  readonly overdueDeadlines: { readonly count: number; readonly oldestAt: Instant | null };
  /** `ordered`: on their way. `failed`: that Stripe or a bank has sent back, and a person must decide about. */
  readonly refunds: {
    readonly ordered: number;
    readonly failed: number;
    readonly unreturned: readonly Money[];
  };
  /** Differences between our records and the providers' that nobody has resolved; about money among them. */
  readonly openDrifts: { readonly money: number; readonly all: number };
  /** When the last comparison began that came to its end and left nothing out; null before the first. */
  readonly lastWholeReconciliationAt: Instant | null;
  /** The instant that the last good backup holds; null when none was ever made by our own command. */
  readonly lastBackupAt: Instant | null;
  readonly connections: { readonly broken: number; readonly failingChecks: number };
  /** Of all Calendly connections that were told their limit lately, the smallest share that is left, 0 to 1; null when none was. */
  readonly calendlyQuotaLeft: number | null;
  /** Clocks of our own processes that are wrong. */
  readonly wrongClocks: number;
  /** Reasons for which Stripe opens no payment page. */
  readonly refusedCheckouts: number;
  /** Breakers that are open, for all processes; of Calendly, one for each connection. */
  readonly openBreakers: Readonly<Record<CalledProvider, number>>;
}
