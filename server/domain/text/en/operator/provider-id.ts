import { place } from "../../place.ts";

/** An id of Stripe’s or Calendly’s that leads to their own page of it. */
export const providerIdText = place("operator/provider-id", {
  opens: "{id}, at {provider, select, stripe {Stripe} other {Calendly}}",
});
