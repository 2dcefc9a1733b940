import { addMinutes, laterOf, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";

/** 1 s: most failures of a network are over by then. */
const FIRST_DELAY_MS = 1_000;
/** 15 min: long enough to spare a provider, short enough that the wait after an outage is short. */
const DELAY_MS_MAX = 15 * 60_000;
/** 100 tries at up to 15 min are about a day: the longest outages of both providers, and as long as Stripe keeps idempotency keys. */
const ATTEMPTS_MAX = 100;

/**
 * When a failed row is tried again: exponential, capped, with jitter over its upper half so that rows that failed together do not
 * come back together, and never before the instant that the provider named. Null when it is not: the failure is final or the tries are
 * used up. `random` is from 0 to 1.
 */
export function nextAttemptAt(
  error: unknown,
  attempts: number,
  now: Instant,
  random: number,
): Instant | null {
  if (error instanceof ProviderError && !error.retryable) return null;
  if (attempts >= ATTEMPTS_MAX) return null;
  const delayMs = Math.min(DELAY_MS_MAX, FIRST_DELAY_MS * 2 ** (attempts - 1));
  const delayMinutes = (delayMs * (0.5 + random / 2)) / 60_000;
  const again = addMinutes(now, delayMinutes);
  const notBefore = error instanceof ProviderError ? error.retryAt : null;
  // Past that instant by the same jitter: everything else waits for it too.
  return notBefore === null ? again : laterOf(again, addMinutes(notBefore, random / 60));
}

/**
 * What is kept of a failure for the operator: the provider's own sentence with its code where it gave one, without what a person typed. Not
 * for the log, which has codes alone.
 */
export function failureInWords(error: unknown): string {
  if (!(error instanceof ProviderError) || error.providerMessage === null || error.status === null)
    return describeError(error);
  const { code, operation, providerMessage, status } = error;
  return `Stripe says: ${providerMessage} (${code ?? `HTTP ${status}`}, ${operation})`;
}

/** What the log says of a failure: never a body, token or address, which provider errors do not carry. */
export function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown failure";
}
