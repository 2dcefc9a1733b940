import type Stripe from "stripe";

import { newId } from "./object-ids.ts";
import type { StripeState } from "./stripe-state.ts";
import type { Payer } from "./test-cards.ts";

/** Keeps the payer's card as a payment method that can be shown but not used again. */
export function createPaymentMethod(state: StripeState, payer: Payer): Stripe.PaymentMethod {
  const { card } = payer;
  return state.paymentMethods.add({
    id: newId("paymentMethod"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: billingDetails(payer),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: card.brand,
      exp_month: payer.expMonth,
      exp_year: payer.expYear,
      fingerprint: fingerprintOf(card.number),
      funding: "credit",
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: state.kernel.clock.unixSeconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  });
}

export function billingDetails(payer: Payer): Stripe.Charge.BillingDetails {
  return { address: NO_ADDRESS, email: payer.email, name: payer.name, phone: null, tax_id: null };
}

export const NO_ADDRESS: Stripe.Address = {
  city: null,
  country: "US",
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** The same card has the same fingerprint at every payment. */
export function fingerprintOf(cardNumber: string): string {
  return `Fp${cardNumber.slice(-14)}`;
}
