import type { Instant } from "../values/instant.ts";
import type { Money } from "../values/money.ts";
import type { CalledProvider } from "./activity.ts";

/** 10 min: one sample of how the installation is, for the curves of the last days. */
export const SAMPLE_MINUTES = 10;

/** How the installation was at the beginning of ten minutes, and what it did in the ten before. Holds no address, name or id. */
export interface HealthSample {
  readonly slotAt: Instant;
  /** Work in all queues, that which waits for its time included. */
  readonly waiting: number;
  /** How long the oldest of it has been due, in seconds; 0 when none is. */
  readonly oldestSeconds: number;
  /** Of the latest deliveries, how long 95 in 100 took at most from receipt to the end of the work, in ms; null when none ended. */
  readonly handledMs: number | null;
  /** The same from when the provider made the event to its receipt, as far as it says so. */
  readonly arrivedMs: number | null;
  /** Calls in the ten minutes before. */
  readonly calls: Readonly<Record<CalledProvider, { readonly answered: number; readonly failed: number }>>;
  /** The smallest share that is left of a Calendly connection's limit, 0 to 1; null when none was told. */
  readonly quotaLeft: number | null;
  readonly drifts: number;
  readonly dead: number;
  /** What clients have paid for sessions that are still to come, by currency. */
  readonly held: readonly Money[];
  /** What must go back to clients and has not arrived, by currency. */
  readonly unreturned: readonly Money[];
}
