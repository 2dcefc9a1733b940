import type Stripe from "stripe";

import { addCharge, bookCharge } from "./charges.ts";
import type { Decline } from "./charges.ts";
import { createDispute } from "./disputes.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { fingerprintOf } from "./payment-methods.ts";
import { later } from "../state/stripe-state.ts";
import type { StripeState } from "../state/stripe-state.ts";
import type { Payer } from "./test-cards.ts";

/** The fee is worked out after the charge: the charge names its balance transaction this much later. */
const SETTLING_MS = 2_000;

/** The payer's bank takes this long to tell of a dispute. */
const DISPUTE_DELAY_MS = 5_000;

interface CardParameters {
  intent: Stripe.PaymentIntent;
  payer: Payer;
  paymentMethod: Stripe.PaymentMethod;
  authenticated: boolean;
  /** Null when the bank has accepted the charge. */
  decline: Decline | null;
}

/** Records the bank's answer to one attempt: `charge.succeeded`, with `charge.updated` to follow, or `charge.failed`. */
export function chargeCard(state: StripeState, parameters: CardParameters): Stripe.Charge {
  const { intent, payer, decline } = parameters;
  const now = state.kernel.clock.unixSeconds();
  const charge = addCharge(state, {
    intent,
    payer,
    paymentMethodId: parameters.paymentMethod.id,
    details: { type: "card", card: cardDetails(parameters) },
    answer: decline ?? "accepted",
    created: now,
  });
  state.cardOfCharge.set(charge.id, payer.card);
  if (decline !== null) {
    recordEvent(state, "charge.failed", charge, CAUSED_BY_STRIPE);
    return charge;
  }
  const transactionId = bookCharge(state, charge, now);
  recordEvent(state, "charge.succeeded", charge, CAUSED_BY_STRIPE);
  later(state, SETTLING_MS, () => nameTransaction(state, charge, transactionId));
  if (payer.card.behaviour.kind === "pays_then_disputes") {
    later(state, DISPUTE_DELAY_MS, () => createDispute(state, charge));
  }
  return charge;
}

function nameTransaction(state: StripeState, charge: Stripe.Charge, transactionId: string): void {
  charge.balance_transaction = transactionId;
  recordEvent(state, "charge.updated", charge, CAUSED_BY_STRIPE, { balance_transaction: null });
}

/** What a charge tells of its card. */
export function cardDetails({
  intent,
  payer,
  authenticated,
  decline,
}: Omit<CardParameters, "paymentMethod">): Stripe.Charge.PaymentMethodDetails.Card {
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
