import type { providerIdText as english } from "../../en/operator/provider-id.ts";
import type { Translation } from "../../translation.ts";

export const providerIdText = {
  opens: "{id}, bei {provider, select, stripe {Stripe} other {Calendly}}",
} satisfies Translation<typeof english>;
