import { minutesBetween, type Instant } from "./instant.ts";

/** Somebody has done something as often as they may. Nothing was done this time. */
export class LimitReached extends Error {
  override readonly name = "LimitReached";
  /** Whole seconds until another one is allowed; at least 1. */
  readonly retryAfterSeconds: number;

  constructor(ruleName: string, retryAfterSeconds: number) {
    super(`the limit is reached: ${ruleName}`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Too much work of one kind is waiting. Nothing was done. */
export class TooBusy extends Error {
  override readonly name = "TooBusy";
  readonly retryAfterSeconds: number;

  constructor(work: string, retryAfterSeconds: number) {
    super(`too many are waiting: ${work}`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** As `Retry-After` says it: whole seconds, at least 1, so that whoever waits so long is not refused again. */
export function secondsUntil(at: Instant, now: Instant): number {
  return Math.max(1, Math.ceil(minutesBetween(now, at) * 60));
}
