import { epochSecondsOf, type Instant } from "../domain/values/instant.ts";

/**
 * Whether a delivery that says to have been signed then may be taken in now: neither older than the tolerance nor dated further ahead. A delivery
 * that is dated ahead could be replayed for longer than the tolerance. False for what is no number.
 */
export function isSignedAbout(at: Instant, signedAtSeconds: number, toleranceSeconds: number): boolean {
  return Math.abs(epochSecondsOf(at) - signedAtSeconds) <= toleranceSeconds;
}
