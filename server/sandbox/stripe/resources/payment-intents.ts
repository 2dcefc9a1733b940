import type Stripe from "stripe";

import { noSuch } from "../api/api-errors.ts";
import type { Decline } from "./charges.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { expand } from "../api/expand.ts";
import { newId, randomText } from "../state/object-ids.ts";
import { createdFilter, isCreatedWithin, pageOf, pageParameters } from "../api/pagination.ts";
import { expandable, map, readParameters } from "../api/parameters.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { PaymentIntentData, StripeState } from "../state/stripe-state.ts";

interface PaymentIntentParameters {
  amountMinor: number;
  currency: string;
  /** What the payer may choose from. */
  methods: readonly string[];
  data: PaymentIntentData;
  /** Unix seconds. */
  created: number;
  /** A new one when absent. */
  id?: string | undefined;
}

/** Makes the intent of a checkout's first attempt. Whoever calls it records `payment_intent.created` in its order. */
export function createPaymentIntent(
  state: StripeState,
  parameters: PaymentIntentParameters,
): Stripe.PaymentIntent {
  const { data } = parameters;
  const id = parameters.id ?? newId("paymentIntent");
  const destination = data.transfer_data?.destination;
  return state.paymentIntents.add({
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: parameters.amountMinor,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: data.application_fee_amount ?? null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: "automatic",
    created: parameters.created,
    currency: parameters.currency,
    customer: null,
    customer_account: null,
    description: data.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...data.metadata },
    next_action: null,
    on_behalf_of: data.on_behalf_of ?? null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: [...parameters.methods],
    payment_record: null,
    processing: null,
    receipt_email: data.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: data.statement_descriptor ?? null,
    statement_descriptor_suffix: data.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_data: destination === undefined ? null : { destination },
    transfer_group: data.transfer_group ?? null,
  });
}

export function markSucceeded(
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  paymentMethodId: string,
): void {
  intent.status = "succeeded";
  intent.amount_received = intent.amount;
  intent.latest_charge = charge.id;
  intent.payment_method = paymentMethodId;
  intent.last_payment_error = null;
  intent.next_action = null;
}

/** The bank has been told to debit the payer, and answers days later. */
export function markProcessing(
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  paymentMethodId: string,
): void {
  intent.status = "processing";
  intent.latest_charge = charge.id;
  intent.payment_method = paymentMethodId;
  intent.last_payment_error = null;
  intent.next_action = null;
}

export function markRequiresAction(intent: Stripe.PaymentIntent, paymentMethodId: string): void {
  intent.status = "requires_action";
  intent.payment_method = paymentMethodId;
  intent.last_payment_error = null;
  intent.next_action = { type: "use_stripe_sdk", use_stripe_sdk: { type: "three_d_secure_redirect" } };
}

/** `charge` is null where the bank was never asked, as after a failed authentication. */
export function markFailed(
  intent: Stripe.PaymentIntent,
  reason: Pick<Decline, "code" | "message"> & { declineCode: string | null },
  paymentMethod: Stripe.PaymentMethod,
  charge: Stripe.Charge | null,
): void {
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.next_action = null;
  if (charge !== null) intent.latest_charge = charge.id;
  intent.last_payment_error = {
    type: charge === null ? "invalid_request_error" : "card_error",
    code: reason.code,
    doc_url: `https://stripe.com/docs/error-codes/${reason.code.replaceAll("_", "-")}`,
    message: reason.message,
    payment_method: paymentMethod,
    ...(charge === null ? {} : { charge: charge.id }),
    ...(reason.declineCode === null ? {} : { decline_code: reason.declineCode }),
  };
}

/** What becomes of an unpaid intent when its checkout ends. */
export function cancelPaymentIntent(state: StripeState, intent: Stripe.PaymentIntent): void {
  intent.status = "canceled";
  intent.canceled_at = state.kernel.clock.unixSeconds();
  intent.cancellation_reason = "expired";
  intent.next_action = null;
  recordEvent(state, "payment_intent.canceled", intent, CAUSED_BY_STRIPE);
}

/** Throws Stripe's 404 when there is none. `param` is where the id was given. */
export function getPaymentIntent(state: StripeState, id: string, param = "intent"): Stripe.PaymentIntent {
  const intent = state.paymentIntents.find(id);
  if (intent === undefined) throw noSuch("payment_intent", id, param);
  return intent;
}

/** `/v1/payment_intents`: made by checkouts only. */
export function mountPaymentIntents(api: StripeApi, state: StripeState): void {
  api.get("/v1/payment_intents", async (context) => {
    const parameters = await readParameters(context, map({ ...pageParameters, ...createdFilter }));
    const page = pageOf(state.paymentIntents, parameters, {
      url: "/v1/payment_intents",
      kind: "payment_intent",
      matches: (intent) => isCreatedWithin(intent.created, parameters.created),
    });
    return context.json(expand(state, page, parameters.expand));
  });

  api.get("/v1/payment_intents/:id", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    return context.json(expand(state, getPaymentIntent(state, context.req.param("id")), parameters.expand));
  });
}
