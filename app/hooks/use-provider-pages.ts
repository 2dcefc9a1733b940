import { useRouteLoaderData } from "@remix-run/react";
import type { ProviderPages } from "../../server/domain/providers/provider-pages.ts";
import type { loader } from "../routes/operator.tsx";

const NONE: ProviderPages = { stripe: null, calendly: null };

/** Where Stripe and Calendly show people their objects. Below the operator's layout only: nobody else is led there. */
export function useProviderPages(): ProviderPages {
  return useRouteLoaderData<typeof loader>("routes/operator")?.providerPages ?? NONE;
}
