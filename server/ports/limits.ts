import type { Instant } from "../domain/values/instant.ts";
import type { LimitRule } from "../domain/values/limit-rules.ts";

/** Whether one more is allowed: with how many are left until when, or from when on one is. */
export type Taken =
  | { readonly allowed: true; readonly left: number; readonly endsAt: Instant }
  | { readonly allowed: false; readonly retryAt: Instant };

/**
 * Limits that hold for all processes together and across restarts, by the app's clock. Subjects (addresses, accounts, bookings) are stored as keyed
 * hashes. Never called inside a transaction: on SQLite it would wait for its own end.
 */
export interface Limits {
  /** Counts one more of the subject, before it is done, unless the limit is reached. Safe under concurrency: never one too many. */
  take(rule: LimitRule, subject: string): Promise<Taken>;
  /** As `take`; throws LimitReached when none is allowed. */
  takeOrThrow(rule: LimitRule, subject: string): Promise<void>;
  /** Takes one back that was counted before it was known that the rule is not about it: a try that was right. */
  giveBack(rule: LimitRule, subject: string): Promise<void>;
  /** The subject begins anew. Safe to call twice. */
  clear(rule: LimitRule, subject: string): Promise<void>;
}
