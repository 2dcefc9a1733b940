const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** About exponential, as both providers describe theirs; the last one repeats. */
const DELAYS_MS = [
  SECOND_MS,
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
] as const;

/** How long a sender waits after its n-th failed attempt (n from 1) before the next one. */
export function retryDelayMs(failedAttempts: number): number {
  return DELAYS_MS[Math.max(failedAttempts, 1) - 1] ?? 3 * HOUR_MS;
}
