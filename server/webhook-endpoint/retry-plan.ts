import { addMinutes, minutesBetween, type Instant } from "../domain/values/instant.ts";

/** After each failure; the last one again and again. A deployment is over after the first ones, a bad night after the last. */
const RETRY_MINUTES = [5 / 60, 1, 5, 30, 2 * 60, 6 * 60];
/** A tenth more at most, so that what failed together does not come back together. */
const JITTER = 0.1;

/** Three days: over a weekend somebody notices. */
const DEAD_AFTER_MINUTES = 3 * 24 * 60;

/** 18 tries take three days at least: 2 h 36 min for the first five waits, then twelve of six hours. */
const TRIES_MAX = 18;

/** When a delivery that failed is tried again; null when it has been tried for three days. `random` is from 0 to 1. */
export function nextTryAt(attempts: number, now: Instant, random: number): Instant | null {
  return attempts >= TRIES_MAX ? null : laterTryAt(attempts, now, random);
}

/** The same without an end, for what waits until its endpoint is switched on again. */
export function laterTryAt(attempts: number, now: Instant, random: number): Instant {
  const minutes = RETRY_MINUTES[Math.min(attempts, RETRY_MINUTES.length) - 1] ?? 0;
  return addMinutes(now, minutes * (1 + JITTER * random));
}

/** Whether an endpoint where nothing has arrived since then is dead. */
export function isDeadSince(failingSince: Instant, now: Instant): boolean {
  return minutesBetween(failingSince, now) >= DEAD_AFTER_MINUTES;
}
