import type Stripe from "stripe";

import { noSuch } from "../api/api-errors.ts";
import { expand } from "../api/expand.ts";
import { newId } from "../state/object-ids.ts";
import { createdFilter, isCreatedWithin, pageOf, pageParameters } from "../api/pagination.ts";
import { expandable, map, readParameters, text } from "../api/parameters.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { StripeState } from "../state/stripe-state.ts";

interface Movement {
  type:
    "charge" | "payment" | "refund" | "payment_refund" | "refund_failure" | "adjustment" | "payout" | "topup";
  reportingCategory: string;
  /** What the balance gains, in the currency's smallest unit; negative for what it loses. */
  amount: number;
  currency: string;
  /** The charge, refund, dispute, payout or top-up behind it. */
  source: string;
  /** Unix seconds. */
  created: number;
}

/** Moves money into or out of the balance. Nothing is taken as a fee. */
export function addBalanceTransaction(state: StripeState, movement: Movement): Stripe.BalanceTransaction {
  const { type, reportingCategory, amount, currency, source, created } = movement;
  state.balances.set(currency, balanceOf(state, currency) + amount);
  return state.balanceTransactions.add({
    id: newId("balanceTransaction"),
    object: "balance_transaction",
    amount,
    available_on: created,
    balance_type: "payments",
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category: reportingCategory,
    source,
    status: "pending",
    type,
  });
}

/** What the account has at Stripe, in the currency's smallest unit. */
export function balanceOf(state: StripeState, currency: string): number {
  return state.balances.get(currency) ?? 0;
}

/** The account's money leaves Stripe for its own bank, all of it. Nobody is told. */
export function payOut(state: StripeState): void {
  for (const [currency, amount] of state.balances) {
    if (amount <= 0) continue;
    addBalanceTransaction(state, {
      type: "payout",
      reportingCategory: "payout",
      amount: -amount,
      currency,
      source: newId("payout"),
      created: state.kernel.clock.unixSeconds(),
    });
  }
}

/** The account's owner sends money to Stripe. Nobody is told. */
export function topUp(state: StripeState, currency: string, amount: number): void {
  addBalanceTransaction(state, {
    type: "topup",
    reportingCategory: "topup",
    amount,
    currency,
    source: newId("topup"),
    created: state.kernel.clock.unixSeconds(),
  });
}

const listParameters = map({
  ...pageParameters,
  ...createdFilter,
  currency: text().optional(),
  source: text().optional(),
  type: text().optional(),
});

/** `/v1/balance`, which is the sum of `/v1/balance_transactions` in each currency. There are no fees, and payouts only where a control route orders one. */
export function mountBalance(api: StripeApi, state: StripeState): void {
  api.get("/v1/balance", async (context) => {
    await readParameters(context, map(expandable));
    const pending = Array.from(state.balances, ([currency, amount]) => ({
      amount,
      currency,
      source_types: { card: amount },
    }));
    return context.json({
      object: "balance",
      available: [],
      livemode: false,
      pending,
    } satisfies Stripe.Balance);
  });

  api.get("/v1/balance_transactions", async (context) => {
    const parameters = await readParameters(context, listParameters);
    const { created, currency, source, type } = parameters;
    const page = pageOf(state.balanceTransactions, parameters, {
      url: "/v1/balance_transactions",
      kind: "balance_transaction",
      key: source,
      matches: (transaction) =>
        (currency === undefined || transaction.currency === currency.toLowerCase()) &&
        (type === undefined || transaction.type === type) &&
        isCreatedWithin(transaction.created, created),
    });
    return context.json(expand(state, page, parameters.expand));
  });

  api.get("/v1/balance_transactions/:id", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    const id = context.req.param("id");
    const transaction = state.balanceTransactions.find(id);
    if (transaction === undefined) throw noSuch("balance transaction", id);
    return context.json(expand(state, transaction, parameters.expand));
  });
}
