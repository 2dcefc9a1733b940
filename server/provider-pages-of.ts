import type { ProviderPages } from "./domain/providers/provider-pages.ts";
import type { Env } from "./env.ts";

/** Calendly itself: any other address is a sandbox, which has no such pages. */
const CALENDLYS_SITE = "https://calendly.com";

/** By the mode of the key, which Stripe's dashboard has apart. A sandbox has no pages for single objects. */
export function providerPagesOf({
  STRIPE_API_URL,
  STRIPE_SECRET_KEY,
  CALENDLY_SITE_URL,
}: Pick<Env, "STRIPE_API_URL" | "STRIPE_SECRET_KEY" | "CALENDLY_SITE_URL">): ProviderPages {
  const mode = /^(sk|rk)_test_/.test(STRIPE_SECRET_KEY) ? "/test" : "";
  return {
    stripe: STRIPE_API_URL === undefined ? `https://dashboard.stripe.com${mode}` : null,
    calendly: CALENDLY_SITE_URL === CALENDLYS_SITE ? CALENDLYS_SITE : null,
  };
}
