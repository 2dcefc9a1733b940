import type { Rate } from "./funnel-findings.ts";

/** Of the normal distribution, 95 % lie within so many deviations. */
const Z = 1.959964;

/** The interval that holds the true share 95 times of 100, by Wilson: also right for few, for none and for all. */
function wilson(count: number, of: number): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const middle = share + (Z * Z) / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

/**
 * `count` of `reached`, of whom `open` are not decided yet: the share is of those that are, and the interval holds however the open ones end. Quick ends
 * are known before slow ones, so that a young period would seem worse than an old one without this.
 */
export function rateOf(count: number, reached: number, open = 0): Rate {
  const of = reached - open;
  return {
    count,
    of,
    share: of === 0 ? 0 : count / of,
    low: wilson(count, reached).low,
    high: wilson(count + open, reached).high,
  };
}

/** Whether the first lies above the other for certain: their intervals do not touch. */
export function isAbove(one: Rate, other: Rate): boolean {
  return one.low > other.high;
}
