import type { ProviderName } from "../kernel/kernel.ts";

/** As people write them. */
export const PROVIDER_NAMES = { calendly: "Calendly", stripe: "Stripe", mail: "Mail" } satisfies Record<
  ProviderName,
  string
>;
