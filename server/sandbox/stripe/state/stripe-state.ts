import type Stripe from "stripe";

import type { Kernel } from "../../kernel/kernel.ts";
import { Collection } from "./collection.ts";
import { idOf } from "./object-ids.ts";
import type { Payer, TestCard } from "../resources/test-cards.ts";

/** An event on the wire; its object is a snapshot and never changes. */
export interface WireEvent extends Omit<Stripe.EventBase, "type" | "data"> {
  type: Stripe.Event["type"];
  data: { object: { readonly id: string }; previous_attributes?: object };
}

export interface EventRecord {
  id: string;
  event: WireEvent;
  /** Ids of the endpoints that wanted the event and have not accepted it yet. */
  undelivered: Set<string>;
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
  /** A bank debit under way: the charge that the bank has yet to answer. */
  debit: { chargeId: string; paymentMethod: Stripe.PaymentMethod } | null;
  cancelExpiry: () => void;
}

/** How the next refund begins when it is to wait: until a control route moves it on. */
export type WaitingRefundStatus = "pending" | "requires_action";

/** What the account may do: a restricted account refuses every checkout, however valid. */
export interface AccountState {
  /** Whether it may take payments: Stripe restricts an account whose owner has to answer a question. */
  readonly charges: "enabled" | "disabled";
  /** Currencies, in lower case, for which no payment method is activated. */
  readonly currenciesOff: readonly string[];
}

const FREE_ACCOUNT: AccountState = { charges: "enabled", currenciesOff: [] };

/** Everything one Stripe sandbox remembers. Every change happens in one turn, so none is ever seen half done. */
export interface StripeState {
  kernel: Kernel;
  /** Where the hosted pages are reached, without a slash at the end. */
  baseUrl: string;
  account: AccountState;
  checkouts: Collection<CheckoutRecord>;
  paymentIntents: Collection<Stripe.PaymentIntent>;
  paymentMethods: Collection<Stripe.PaymentMethod>;
  charges: Collection<Stripe.Charge>;
  /** The card behind each charge: it decides what becomes of a refund. */
  cardOfCharge: Map<string, TestCard>;
  refunds: Collection<Stripe.Refund>;
  /** Taken from the front by each refund that is made. */
  nextRefunds: WaitingRefundStatus[];
  disputes: Collection<Stripe.Dispute>;
  events: Collection<EventRecord>;
  endpoints: Collection<EndpointRecord>;
  /** Everything that has moved money into or out of the balance. */
  balanceTransactions: Collection<Stripe.BalanceTransaction>;
  /** Their sum in each currency. */
  balances: Map<string, number>;
}

export function createStripeState(kernel: Kernel): StripeState {
  const createdOf = ({ created }: { readonly created: number }) => created;
  return {
    kernel,
    baseUrl: "",
    account: FREE_ACCOUNT,
    checkouts: new Collection<CheckoutRecord>({ createdOf: ({ session }) => session.created }),
    paymentIntents: new Collection<Stripe.PaymentIntent>({ createdOf }),
    paymentMethods: new Collection<Stripe.PaymentMethod>({ createdOf }),
    charges: new Collection<Stripe.Charge>({ createdOf, keysOf: (charge) => [idOf(charge.payment_intent)] }),
    cardOfCharge: new Map(),
    refunds: new Collection<Stripe.Refund>({
      createdOf,
      keysOf: (refund) => [idOf(refund.charge), idOf(refund.payment_intent)],
    }),
    nextRefunds: [],
    disputes: new Collection<Stripe.Dispute>({
      createdOf,
      keysOf: (dispute) => [idOf(dispute.charge), idOf(dispute.payment_intent)],
    }),
    events: new Collection<EventRecord>({ createdOf: ({ event }) => event.created }),
    endpoints: new Collection<EndpointRecord>({ createdOf: ({ endpoint }) => endpoint.created }),
    balanceTransactions: new Collection<Stripe.BalanceTransaction>({
      createdOf,
      keysOf: (transaction) => [idOf(transaction.source)],
    }),
    balances: new Map(),
  };
}

/** Runs `task` once when this much of the sandbox's time has passed. */
export function later(state: StripeState, delayMs: number, task: () => void): void {
  state.kernel.clock.schedule(new Date(state.kernel.clock.now().getTime() + delayMs), task);
}
