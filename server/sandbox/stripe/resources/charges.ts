import type Stripe from "stripe";

import { noSuch } from "../api/api-errors.ts";
import { addBalanceTransaction } from "./balance-transactions.ts";
import { expand } from "../api/expand.ts";
import { newId } from "../state/object-ids.ts";
import { createdFilter, isCreatedWithin, pageOf, pageParameters } from "../api/pagination.ts";
import { expandable, map, readParameters, text } from "../api/parameters.ts";
import { billingDetails } from "./payment-methods.ts";
import type { PayerPerson } from "./payer-person.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { StripeState } from "../state/stripe-state.ts";
import type { CardBehaviour } from "./test-cards.ts";

export type Decline = Extract<CardBehaviour, { kind: "declines" }>;

interface NewCharge {
  intent: Stripe.PaymentIntent;
  payer: PayerPerson;
  paymentMethodId: string;
  details: Stripe.Charge.PaymentMethodDetails;
  /** What the bank has answered; `pending` while it has not. */
  answer: "accepted" | "pending" | Decline;
  /** Unix seconds. */
  created: number;
}

/** Records one attempt to take the money, without telling anybody. */
export function addCharge(state: StripeState, parameters: NewCharge): Stripe.Charge {
  const { intent, answer, details } = parameters;
  const decline = typeof answer === "string" ? null : answer;
  const charge = state.charges.add({
    id: newId(details.type === "card" ? "charge" : "debitCharge"),
    object: "charge",
    amount: intent.amount,
    amount_captured: decline === null ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: billingDetails(parameters.payer),
    calculated_statement_descriptor: "SANDBOX",
    captured: decline === null,
    created: parameters.created,
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: intent.on_behalf_of,
    outcome: outcomeOf(decline),
    paid: answer === "accepted",
    payment_intent: intent.id,
    payment_method: parameters.paymentMethodId,
    payment_method_details: details,
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: answer === "accepted" ? "succeeded" : answer === "pending" ? "pending" : "failed",
    transfer_data: intent.transfer_data ? { amount: null, ...intent.transfer_data } : null,
    transfer_group: intent.transfer_group,
  });
  return charge;
}

/** The money of an accepted charge is in the balance from `created` on, in Unix seconds. Returns the id of its balance transaction. */
export function bookCharge(state: StripeState, charge: Stripe.Charge, created: number): string {
  const isCard = charge.payment_method_details?.type === "card";
  return addBalanceTransaction(state, {
    type: isCard ? "charge" : "payment",
    reportingCategory: "charge",
    amount: charge.amount,
    currency: charge.currency,
    source: charge.id,
    created,
  }).id;
}

export function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: decline === null ? null : "05",
    network_status: decline === null ? "approved_by_network" : "declined_by_network",
    reason: decline?.declineCode ?? null,
    risk_level: "normal",
    risk_score: 20,
    seller_message: decline === null ? "Payment complete." : "The bank did not return any further details.",
    type: decline === null ? "authorized" : "issuer_declined",
  };
}

/** Throws Stripe's 404 when there is none. */
export function getCharge(state: StripeState, id: string): Stripe.Charge {
  const charge = state.charges.find(id);
  if (charge === undefined) throw noSuch("charge", id);
  return charge;
}

const listParameters = map({ ...pageParameters, ...createdFilter, payment_intent: text().optional() });

/** `/v1/charges`. */
export function mountCharges(api: StripeApi, state: StripeState): void {
  api.get("/v1/charges", async (context) => {
    const parameters = await readParameters(context, listParameters);
    const page = pageOf(state.charges, parameters, {
      url: "/v1/charges",
      kind: "charge",
      key: parameters.payment_intent,
      matches: (charge) => isCreatedWithin(charge.created, parameters.created),
    });
    return context.json(expand(state, page, parameters.expand));
  });

  api.get("/v1/charges/:id", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    return context.json(expand(state, getCharge(state, context.req.param("id")), parameters.expand));
  });
}
