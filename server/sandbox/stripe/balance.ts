import type Stripe from "stripe";

import { expandable, map, readParameters } from "./parameters.ts";
import type { StripeApi } from "./stripe-api.ts";
import type { StripeState } from "./stripe-state.ts";

/** `/v1/balance`: what was paid less what was given back, in each currency. Fees and payouts are not built. */
export function mountBalance(api: StripeApi, state: StripeState): void {
  api.get("/v1/balance", async (context) => {
    await readParameters(context, map(expandable));
    const totals = new Map<string, number>();
    for (const charge of state.charges.oldestFirst()) {
      const kept = charge.amount_captured - charge.amount_refunded;
      totals.set(charge.currency, (totals.get(charge.currency) ?? 0) + kept);
    }
    const amounts = Array.from(totals, ([currency, amount]) => ({
      amount,
      currency,
      source_types: { card: amount },
    }));
    return context.json({
      object: "balance",
      available: [],
      livemode: false,
      pending: amounts,
    } satisfies Stripe.Balance);
  });
}
