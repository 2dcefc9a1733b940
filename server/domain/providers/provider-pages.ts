/** Under which addresses the providers show people their objects; null where there is no such page, as in the sandbox. */
export interface ProviderPages {
  /** Stripe's dashboard, of test or live mode. */
  readonly stripe: string | null;
  readonly calendly: string | null;
}

/** What our pages name of a provider's. */
export type ProviderObject =
  | { readonly provider: "stripe"; readonly id: string }
  | { readonly provider: "calendly"; readonly id: string };

/** Where the dashboard shows an object, by how its id begins. */
const STRIPE_PATHS: Readonly<Record<string, string>> = {
  pi: "payments",
  ch: "payments",
  py: "payments",
  re: "refunds",
  pyr: "refunds",
  dp: "disputes",
  du: "disputes",
  cs: "checkout/sessions",
  evt: "events",
};

/**
 * The provider's own page of an object: for Stripe by its id, for Calendly by that of the scheduled event. Null where there is none, and for what is no
 * such id: only what can leave its place in no address gets into one.
 */
export function pageAtProvider({ provider, id }: ProviderObject, pages: ProviderPages): string | null {
  switch (provider) {
    case "stripe": {
      const kind = /^([a-z]{2,3})_[A-Za-z0-9_]{1,200}$/.exec(id)?.[1] ?? "";
      const path = Object.hasOwn(STRIPE_PATHS, kind) ? STRIPE_PATHS[kind] : undefined;
      return pages.stripe === null || path === undefined ? null : `${pages.stripe}/${path}/${id}`;
    }
    case "calendly":
      return pages.calendly === null || !/^[A-Za-z0-9-]{1,64}$/.test(id)
        ? null
        : `${pages.calendly}/app/scheduled_events/${id}`;
  }
}
