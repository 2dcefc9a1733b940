/**
 * What came of a call to a provider. `answered`: what was asked for, or that it is not there. `refused`: an answer that says no. `deferred`: not now, asked too
 * often or for another passing reason of this call. `unavailable`: no answer, or one that says that the provider is in trouble. `not_sent`: kept back, because of our own limit or an open breaker.
 */
export const CALL_OUTCOMES = ["answered", "refused", "deferred", "unavailable", "not_sent"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Of an HTTP answer; null for none. */
export function outcomeOfStatus(status: number | null): CallOutcome {
  if (status === null || status >= 500) return "unavailable";
  if (status === 429) return "deferred";
  return status < 400 || status === 404 ? "answered" : "refused";
}
