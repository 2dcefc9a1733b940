import type Stripe from "stripe";

import type { Kernel } from "../kernel/kernel.ts";
import { Collection } from "./collection.ts";
import type { Payer, TestCard } from "./test-cards.ts";

/** An event on the wire; its object is a snapshot and never changes. */
export interface WireEvent extends Omit<Stripe.EventBase, "type" | "data"> {
  type: Stripe.Event["type"];
  data: { object: object; previous_attributes?: object };
}

export interface EventRecord {
  id: string;
  event: WireEvent;
  /** Ids of the post office's deliveries, one per endpoint that wanted the event. */
  deliveryIds: string[];
}

/** The API request behind a change; null ids where Stripe itself or the hosted page caused it. */
export interface Cause {
  requestId: string | null;
  idempotencyKey: string | null;
}

export interface EndpointRecord {
  id: string;
  /** Without the secret, which only the answer to the creation shows. */
  endpoint: Stripe.WebhookEndpoint;
  /** The newest first. `validUntil` is null for the current one, else Unix seconds. */
  secrets: { secret: string; validUntil: number | null }[];
}

/** A line item as it is sent: decimals are text there, while the SDK makes objects of them. */
export type WireLineItem = Omit<Stripe.LineItem, "price"> & {
  price: Omit<Stripe.Price, "unit_amount_decimal"> & { unit_amount_decimal: string };
};

/** What a checkout passes on to the payment intent of its first attempt. */
export interface PaymentIntentData {
  application_fee_amount?: number | undefined;
  description?: string | undefined;
  metadata?: Stripe.Metadata | undefined;
  on_behalf_of?: string | undefined;
  receipt_email?: string | undefined;
  statement_descriptor?: string | undefined;
  statement_descriptor_suffix?: string | undefined;
  transfer_data?: { destination: string } | undefined;
  transfer_group?: string | undefined;
}

export interface CheckoutRecord {
  id: string;
  session: Stripe.Checkout.Session;
  lineItems: WireLineItem[];
  /** Names and descriptions for the page, in the order of the line items. */
  products: { name: string; description: string | null }[];
  paymentIntentData: PaymentIntentData;
  /** The intent of the first attempt, whether or not it was paid; the session shows it only once it is. */
  paymentIntentId: string | null;
  /** Waiting for the payer to authenticate. */
  challenge: { payer: Payer; paymentMethodId: string } | null;
  cancelExpiry: () => void;
}

/** Everything one Stripe sandbox remembers. Every change happens in one turn, so none is ever seen half done. */
export interface StripeState {
  kernel: Kernel;
  /** Where the hosted pages are reached, without a slash at the end. */
  baseUrl: string;
  checkouts: Collection<CheckoutRecord>;
  paymentIntents: Collection<Stripe.PaymentIntent>;
  paymentMethods: Collection<Stripe.PaymentMethod>;
  charges: Collection<Stripe.Charge>;
  /** The card behind each charge: it decides what becomes of a refund. */
  cardOfCharge: Map<string, TestCard>;
  refunds: Collection<Stripe.Refund>;
  disputes: Collection<Stripe.Dispute>;
  events: Collection<EventRecord>;
  endpoints: Collection<EndpointRecord>;
}

export function createStripeState(kernel: Kernel): StripeState {
  return {
    kernel,
    baseUrl: "",
    checkouts: new Collection(),
    paymentIntents: new Collection(),
    paymentMethods: new Collection(),
    charges: new Collection(),
    cardOfCharge: new Map(),
    refunds: new Collection(),
    disputes: new Collection(),
    events: new Collection(),
    endpoints: new Collection(),
  };
}

/** Runs `task` once when this much of the sandbox's time has passed. */
export function later(state: StripeState, delayMs: number, task: () => void): void {
  state.kernel.clock.schedule(new Date(state.kernel.clock.now().getTime() + delayMs), task);
}
