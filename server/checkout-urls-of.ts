import type { Env } from "./env.ts";

/** Stripe's hosted page, when Stripe itself is used. */
const STRIPES_CHECKOUT_URL = "https://checkout.stripe.com";

/** Stripe uses an installation's own domain for new checkouts only: those that are open keep the address that they have. */
export function checkoutUrlsOf({ STRIPE_API_URL, STRIPE_CHECKOUT_URL: own }: Env): readonly string[] {
  return [STRIPE_API_URL ?? STRIPES_CHECKOUT_URL, ...(own === undefined ? [] : [own])];
}
