import type { EffectType } from "../domain/booking/booking-effect.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { BookingDeps } from "./booking-deps.ts";

/** Effects that a request runs itself, right after its commit; the worker leaves them alone until the lease ends. */
export interface InlineLease {
  readonly types: readonly EffectType[];
  readonly lease: string;
  readonly leasedUntil: Instant;
}

/** 1 min: beyond every time-out that one handling of an effect can add up (Stripe 2 × 20 s, Calendly 3 × 10 s). */
const LEASE_MINUTES = 1;

/** A lease of the caller's own, from now. */
export function newLease(deps: Pick<BookingDeps, "clock" | "randomBytes">): {
  lease: string;
  leasedUntil: Instant;
} {
  return {
    lease: Buffer.from(deps.randomBytes(12)).toString("hex"),
    leasedUntil: addMinutes(deps.clock.now(), LEASE_MINUTES),
  };
}

/** The same, for effects of these types. */
export function newInlineLease(
  deps: Pick<BookingDeps, "clock" | "randomBytes">,
  types: readonly EffectType[],
): InlineLease {
  return { types, ...newLease(deps) };
}
