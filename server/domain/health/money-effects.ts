import type { EffectType } from "../booking/booking-effect.ts";

/** The effects that move money, or decide whether it may move. */
export const MONEY_EFFECTS = [
  "openCheckout",
  "expireCheckout",
  "requestRefund",
] as const satisfies readonly EffectType[];
