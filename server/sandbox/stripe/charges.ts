import type Stripe from "stripe";

import { noSuch } from "./api-errors.ts";
import { createDispute } from "./disputes.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { expand } from "./expand.ts";
import { newId } from "./object-ids.ts";
import { createdFilter, isCreatedWithin, paginate, pageParameters } from "./pagination.ts";
import { expandable, map, readParameters, text } from "./parameters.ts";
import { billingDetails, fingerprintOf } from "./payment-methods.ts";
import type { StripeApi } from "./stripe-api.ts";
import { later } from "./stripe-state.ts";
import type { StripeState } from "./stripe-state.ts";
import type { CardBehaviour, Payer } from "./test-cards.ts";

/** The fee is worked out after the charge: its balance transaction appears this much later. */
const SETTLING_MS = 2_000;

/** The payer's bank takes this long to tell of a dispute. */
const DISPUTE_DELAY_MS = 5_000;

export type Decline = Extract<CardBehaviour, { kind: "declines" }>;

interface ChargeOrder {
  intent: Stripe.PaymentIntent;
  payer: Payer;
  paymentMethod: Stripe.PaymentMethod;
  authenticated: boolean;
  /** Null when the bank has accepted the charge. */
  decline: Decline | null;
}

/** Records the bank's answer to one attempt: `charge.succeeded`, with `charge.updated` to follow, or `charge.failed`. */
export function createCharge(state: StripeState, order: ChargeOrder): Stripe.Charge {
  const { intent, payer, decline } = order;
  const paid = decline === null;
  const id = newId("charge");
  const charge = state.charges.add({
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: billingDetails(payer),
    calculated_statement_descriptor: "SANDBOX",
    captured: paid,
    created: state.kernel.clock.unixSeconds(),
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
    paid,
    payment_intent: intent.id,
    payment_method: order.paymentMethod.id,
    payment_method_details: { type: "card", card: cardDetails(order) },
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
    status: paid ? "succeeded" : "failed",
    transfer_data: intent.transfer_data ? { amount: null, ...intent.transfer_data } : null,
    transfer_group: intent.transfer_group,
  });
  state.cardOfCharge.set(id, payer.card);
  recordEvent(state, paid ? "charge.succeeded" : "charge.failed", charge, CAUSED_BY_STRIPE);
  if (paid) {
    later(state, SETTLING_MS, () => settle(state, charge));
    if (payer.card.behaviour.kind === "pays_then_disputes") {
      later(state, DISPUTE_DELAY_MS, () => createDispute(state, charge));
    }
  }
  return charge;
}

function settle(state: StripeState, charge: Stripe.Charge): void {
  charge.balance_transaction = newId("balanceTransaction");
  recordEvent(state, "charge.updated", charge, CAUSED_BY_STRIPE, { balance_transaction: null });
}

function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
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

function cardDetails({
  intent,
  payer,
  authenticated,
  decline,
}: ChargeOrder): Stripe.Charge.PaymentMethodDetails.Card {
  const { card } = payer;
  return {
    amount_authorized: decline === null ? intent.amount : null,
    authorization_code: decline === null ? "123456" : null,
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: decline?.code === "incorrect_cvc" ? "fail" : "pass",
    },
    country: "US",
    electronic_commerce_indicator: authenticated ? "05" : null,
    exp_month: payer.expMonth,
    exp_year: payer.expYear,
    fingerprint: fingerprintOf(card.number),
    funding: "credit",
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: "104102978678771",
    regulated_status: "unregulated",
    three_d_secure: authenticated
      ? {
          authentication_flow: "challenge",
          electronic_commerce_indicator: "05",
          exemption_indicator: null,
          result: "authenticated",
          result_reason: null,
          transaction_id: "00000000-0000-4000-8000-000000000000",
          version: "2.2.0",
        }
      : null,
    transaction_link_id: null,
    wallet: null,
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
    const { payment_intent: intentId } = parameters;
    const charges = state.charges
      .newestFirst()
      .filter(
        (charge) =>
          (intentId === undefined || charge.payment_intent === intentId) &&
          isCreatedWithin(charge.created, parameters.created),
      );
    const page = paginate(charges, parameters, "/v1/charges", "charge");
    return context.json(expand(state, page, parameters.expand));
  });

  api.get("/v1/charges/:id", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    return context.json(expand(state, getCharge(state, context.req.param("id")), parameters.expand));
  });
}
