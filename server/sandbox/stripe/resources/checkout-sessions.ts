import type Stripe from "stripe";

import { checkAccount } from "./account.ts";
import { StripeApiError, noSuch } from "../api/api-errors.ts";
import type { CreateSessionParameters, LineItemParameters } from "./checkout-session-parameters.ts";
import { EXPIRES_SECONDS_MAX, checkAmount, checkParameters } from "./checkout-session-rules.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { mergeMetadata } from "../api/merge-metadata.ts";
import { newId } from "../state/object-ids.ts";
import { cancelPaymentIntent } from "./payment-intents.ts";
import type { Cause, CheckoutRecord, StripeState, WireLineItem } from "../state/stripe-state.ts";

const BUSINESS_NAME = "Sandbox business";

/** Stripe debits by SEPA in euros only; here it is offered in every currency, so that any price can be paid so. */
const OFFERED_METHODS = ["card", "sepa_debit"] as const;

/** Opens a checkout that ends by itself at `expires_at`. Throws Stripe's refusals. */
export function createSession(state: StripeState, parameters: CreateSessionParameters): CheckoutRecord {
  const now = state.kernel.clock.unixSeconds();
  const { items, successUrl } = checkParameters(parameters, now);
  checkAccount(state, items[0].price_data.currency);
  const record = addSession(state, parameters, { items, successUrl, created: now });
  startExpiry(state, record);
  return record;
}

/** An open checkout that does not end by itself until `startExpiry`. Throws only when its amount is too small. */
export function addSession(
  state: StripeState,
  parameters: Omit<CreateSessionParameters, "line_items" | "success_url" | "mode">,
  checked: {
    items: [LineItemParameters, ...LineItemParameters[]];
    successUrl: string;
    created: number;
    /** A new one when absent. */
    id?: string | undefined;
  },
): CheckoutRecord {
  const { items, successUrl, created } = checked;
  const currency = items[0].price_data.currency.toLowerCase();
  const amount = items.reduce((sum, item) => sum + item.price_data.unit_amount * item.quantity, 0);
  checkAmount(amount, currency);
  const id = checked.id ?? newId("checkoutSession");
  const expiresAt = parameters.expires_at ?? created + EXPIRES_SECONDS_MAX;
  const excluded = parameters.excluded_payment_method_types ?? [];

  const session: Stripe.Checkout.Session = {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: parameters.adaptive_pricing?.enabled ?? true },
    after_expiration: null,
    allow_promotion_codes: parameters.allow_promotion_codes ?? null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: parameters.billing_address_collection ?? null,
    branding_settings: {
      background_color: "#ffffff",
      border_style: "rounded",
      button_color: "#0074d4",
      display_name: parameters.branding_settings?.display_name ?? BUSINESS_NAME,
      font_family: "default",
      icon: null,
      logo: null,
    },
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    client_secret: null,
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    consent: null,
    consent_collection: null,
    created,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: null,
    customer_account: null,
    customer_creation: parameters.customer_creation ?? "if_required",
    customer_details: null,
    customer_email: parameters.customer_email ?? null,
    discounts: [],
    excluded_payment_method_types: excluded,
    expires_at: expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    locale: parameters.locale ?? null,
    managed_payments: { enabled: false },
    metadata: mergeMetadata({}, parameters.metadata),
    mode: "payment",
    origin_context: parameters.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: parameters.payment_method_collection ?? "if_required",
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: OFFERED_METHODS.filter((method) => !excluded.includes(method)),
    payment_status: amount === 0 ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: parameters.submit_type ?? null,
    subscription: null,
    success_url: successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${state.baseUrl}/c/pay/${id}`,
    wallet_options: null,
  };
  return state.checkouts.add({
    id,
    session,
    lineItems: items.map((item) => toLineItem(item, created)),
    products: items.map(({ price_data: { product_data: product } }) => ({
      name: product.name,
      description: product.description ?? null,
    })),
    paymentIntentData: {
      ...parameters.payment_intent_data,
      metadata: mergeMetadata({}, parameters.payment_intent_data?.metadata),
    },
    paymentIntentId: null,
    challenge: null,
    debit: null,
    cancelExpiry: () => undefined,
  });
}

/** The checkout ends by itself when its time comes. */
export function startExpiry(state: StripeState, record: CheckoutRecord): void {
  record.cancelExpiry = state.kernel.clock.schedule(new Date(record.session.expires_at * 1000), () => {
    expireIfDue(state, record.id);
  });
}

function toLineItem(item: LineItemParameters, now: number): WireLineItem {
  const { price_data: price, quantity } = item;
  const amount = price.unit_amount * quantity;
  const currency = price.currency.toLowerCase();
  return {
    id: newId("lineItem"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: price.product_data.name,
    metadata: mergeMetadata({}, item.metadata),
    price: {
      id: newId("price"),
      object: "price",
      active: false,
      billing_scheme: "per_unit",
      created: now,
      currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId("product"),
      recurring: null,
      tax_behavior: price.tax_behavior ?? "unspecified",
      tiers_mode: null,
      transform_quantity: null,
      type: "one_time",
      unit_amount: price.unit_amount,
      unit_amount_decimal: String(price.unit_amount),
    },
    quantity,
  };
}

/** Returns undefined when there is none. A session whose time is up has expired by the time it is returned. */
export function findCheckout(state: StripeState, id: string): CheckoutRecord | undefined {
  expireIfDue(state, id);
  return state.checkouts.find(id);
}

/** Throws Stripe's 404 when there is none. */
export function getCheckout(state: StripeState, id: string): CheckoutRecord {
  const record = findCheckout(state, id);
  if (record === undefined) throw noSuch("checkout.session", id, "session");
  return record;
}

/** Ends an open session for good; who pays it in the same moment comes too late. Throws when it is not open. */
export function expireSession(state: StripeState, record: CheckoutRecord, cause: Cause): void {
  const { session } = record;
  if (session.status !== "open") {
    throw new StripeApiError(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status ?? ""}\`.`,
      { kept: true },
    );
  }
  session.status = "expired";
  session.url = null;
  record.challenge = null;
  record.cancelExpiry();
  const intent =
    record.paymentIntentId === null ? undefined : state.paymentIntents.find(record.paymentIntentId);
  if (intent !== undefined) cancelPaymentIntent(state, intent);
  recordEvent(state, "checkout.session.expired", session, cause);
}

function expireIfDue(state: StripeState, id: string): void {
  const record = state.checkouts.find(id);
  if (record?.session.status !== "open") return;
  if (record.session.expires_at > state.kernel.clock.unixSeconds()) return;
  expireSession(state, record, CAUSED_BY_STRIPE);
}
