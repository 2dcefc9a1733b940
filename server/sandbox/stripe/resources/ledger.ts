import type Stripe from "stripe";

import { presentEvent } from "./events.ts";
import type { StripeState, WireEvent } from "../state/stripe-state.ts";

/** What the sandbox remembers, oldest first. Each call returns copies as things are now. */
export interface Ledger {
  sessions(): Stripe.Checkout.Session[];
  paymentIntents(): Stripe.PaymentIntent[];
  charges(): Stripe.Charge[];
  refunds(): Stripe.Refund[];
  disputes(): Stripe.Dispute[];
  balanceTransactions(): Stripe.BalanceTransaction[];
  events(): WireEvent[];
  /** Each with the secret that signs now. */
  endpoints(): (Stripe.WebhookEndpoint & { secret: string })[];
}

export function createLedger(state: StripeState): Ledger {
  return {
    sessions: () => structuredClone(state.checkouts.oldestFirst().map(({ session }) => session)),
    paymentIntents: () => structuredClone([...state.paymentIntents.oldestFirst()]),
    charges: () => structuredClone([...state.charges.oldestFirst()]),
    refunds: () => structuredClone([...state.refunds.oldestFirst()]),
    disputes: () => structuredClone([...state.disputes.oldestFirst()]),
    balanceTransactions: () => structuredClone([...state.balanceTransactions.oldestFirst()]),
    events: () => structuredClone(state.events.oldestFirst().map(presentEvent)),
    endpoints: () =>
      structuredClone(
        state.endpoints
          .oldestFirst()
          .map(({ endpoint, secrets }) => ({ ...endpoint, secret: secrets[0]?.secret ?? "" })),
      ),
  };
}
