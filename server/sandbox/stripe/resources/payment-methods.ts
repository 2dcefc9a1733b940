import type Stripe from "stripe";

import { newId } from "../state/object-ids.ts";
import type { StripeState } from "../state/stripe-state.ts";
import type { PayerPerson } from "./payer-person.ts";
import type { Payer } from "./test-cards.ts";
import type { TestIban } from "./test-ibans.ts";

/** Keeps the payer's card as a payment method that can be shown but not used again. */
export function createPaymentMethod(state: StripeState, payer: Payer): Stripe.PaymentMethod {
  const { card } = payer;
  return addPaymentMethod(state, payer, {
    type: "card",
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
  });
}

/** Keeps the payer's bank account likewise. */
export function createDebitMethod(
  state: StripeState,
  payer: PayerPerson,
  iban: TestIban,
): Stripe.PaymentMethod {
  return addPaymentMethod(state, payer, {
    type: "sepa_debit",
    sepa_debit: {
      bank_code: iban.bankCode,
      branch_code: null,
      country: iban.number.slice(0, 2),
      fingerprint: fingerprintOf(iban.number),
      generated_from: null,
      last4: iban.number.slice(-4),
    },
  });
}

function addPaymentMethod(
  state: StripeState,
  payer: PayerPerson,
  kind: Pick<Stripe.PaymentMethod, "type" | "card" | "sepa_debit">,
): Stripe.PaymentMethod {
  return state.paymentMethods.add({
    id: newId("paymentMethod"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: billingDetails(payer),
    created: state.kernel.clock.unixSeconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...kind,
  });
}

export function billingDetails(payer: PayerPerson): Stripe.Charge.BillingDetails {
  return { address: addressOf(payer), email: payer.email, name: payer.name, phone: null, tax_id: null };
}

/** All that a payer is asked of their address: the country. */
export function addressOf({ country = "US" }: PayerPerson): Stripe.Address {
  return { ...NO_ADDRESS, country };
}

const NO_ADDRESS: Stripe.Address = {
  city: null,
  country: "US",
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** The same card or account has the same fingerprint at every payment. */
export function fingerprintOf(number: string): string {
  return `Fp${number.slice(-14)}`;
}
