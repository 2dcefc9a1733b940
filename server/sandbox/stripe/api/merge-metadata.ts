import type Stripe from "stripe";

/** Keys with an empty value go, the others are set; no map at all changes nothing and an empty one clears. */
export function mergeMetadata(
  current: Stripe.Metadata,
  given: Record<string, string> | undefined,
): Stripe.Metadata {
  if (given === undefined) return current;
  if (Object.keys(given).length === 0) return {};
  return Object.fromEntries(Object.entries({ ...current, ...given }).filter(([, value]) => value !== ""));
}
