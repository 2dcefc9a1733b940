import { z } from "zod";

import {
  boolean,
  email,
  expandable,
  integer,
  list,
  map,
  metadata,
  notBuilt,
  oneOf,
  text,
  url,
} from "./parameters.ts";

/** The largest amount that Stripe takes has eight digits. */
const AMOUNT_MAX = 99_999_999;

const lineItem = map({
  price_data: map({
    currency: text(),
    unit_amount: integer({ min: 0, max: AMOUNT_MAX }),
    product_data: map({
      name: text(),
      description: text().optional(),
      images: list(url()).optional(),
      metadata: metadata().optional(),
      tax_code: text().optional(),
      unit_label: text().optional(),
    }),
    tax_behavior: oneOf(["exclusive", "inclusive", "unspecified"]).optional(),
    product: notBuilt(),
    recurring: notBuilt(),
    unit_amount_decimal: notBuilt(),
  }),
  quantity: integer({ min: 1 }),
  metadata: metadata().optional(),
  adjustable_quantity: notBuilt(),
  price: notBuilt(),
  tax_rates: notBuilt(),
});

const paymentIntentData = map({
  application_fee_amount: integer({ min: 0 }).optional(),
  description: text(1_000).optional(),
  metadata: metadata().optional(),
  on_behalf_of: text().optional(),
  receipt_email: email().optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_data: map({ destination: text(), amount: notBuilt() }).optional(),
  transfer_group: text().optional(),
  capture_method: notBuilt(),
  setup_future_usage: notBuilt(),
  shipping: notBuilt(),
});

/** `POST /v1/checkout/sessions`: what is built, and by name what Stripe has besides. */
export const createSessionParameters = map({
  adaptive_pricing: map({ enabled: boolean().optional() }).optional(),
  allow_promotion_codes: boolean().optional(),
  billing_address_collection: oneOf(["auto", "required"]).optional(),
  branding_settings: map({ display_name: text().optional() }).optional(),
  cancel_url: url().optional(),
  client_reference_id: text(200).optional(),
  customer_creation: oneOf(["always", "if_required"]).optional(),
  customer_email: email().optional(),
  excluded_payment_method_types: list(text()).optional(),
  expires_at: integer().optional(),
  line_items: list(lineItem).optional(),
  locale: text().optional(),
  metadata: metadata().optional(),
  mode: oneOf(["payment", "setup", "subscription"]),
  origin_context: oneOf(["mobile_app", "web"]).optional(),
  payment_intent_data: paymentIntentData.optional(),
  payment_method_collection: oneOf(["always", "if_required"]).optional(),
  /** Known only to be refused with its own code. */
  payment_method_types: z.unknown().optional(),
  submit_type: oneOf(["auto", "book", "donate", "pay", "subscribe"]).optional(),
  success_url: url().optional(),
  ui_mode: oneOf(["elements", "embedded_page", "form", "hosted_page"]).optional(),
  after_expiration: notBuilt(),
  allowed_payment_method_types: notBuilt(),
  automatic_tax: notBuilt(),
  consent_collection: notBuilt(),
  currency: notBuilt(),
  custom_fields: notBuilt(),
  custom_text: notBuilt(),
  customer: notBuilt(),
  customer_account: notBuilt(),
  customer_update: notBuilt(),
  discounts: notBuilt(),
  integration_identifier: notBuilt(),
  invoice_creation: notBuilt(),
  managed_payments: notBuilt(),
  name_collection: notBuilt(),
  optional_items: notBuilt(),
  payment_method_configuration: notBuilt(),
  payment_method_data: notBuilt(),
  payment_method_options: notBuilt(),
  permissions: notBuilt(),
  phone_number_collection: notBuilt(),
  redirect_on_completion: notBuilt(),
  return_url: notBuilt(),
  saved_payment_method_options: notBuilt(),
  setup_intent_data: notBuilt(),
  shipping_address_collection: notBuilt(),
  shipping_options: notBuilt(),
  subscription_data: notBuilt(),
  tax_id_collection: notBuilt(),
  wallet_options: notBuilt(),
  ...expandable,
});

export type CreateSessionParameters = z.output<typeof createSessionParameters>;
export type LineItemOrder = NonNullable<CreateSessionParameters["line_items"]>[number];
