import type { Generated } from "kysely";

/** How money comes in and goes back. */
export interface MoneyTables {
  checkout: CheckoutTable;
  checkout_refusal: CheckoutRefusalTable;
  payment: PaymentTable;
  refund: RefundTable;
  refund_due: RefundObligationTable;
  dispute: DisputeTable;
}

export interface CheckoutTable {
  /** Stripe's Checkout Session id. */
  id: string;
  booking_id: string;
  /** UNIQUE; null when we learned of the checkout from a payment alone. */
  effect_key: string | null;
  /** CHECK open, complete, expired. */
  status: string;
  url: string | null;
  expires_at: string | null;
  created_at: string;
  /** By which card it was paid: a keyed hash of Stripe's fingerprint. Null for other ways to pay, when Stripe did not say, and once erased. */
  card_hash: Generated<string | null>;
}

/** Checkouts that Stripe will not open. PRIMARY KEY (scope, cause, builder_id). */
export interface CheckoutRefusalTable {
  /** A currency, or a session type's id when it is about its price. */
  scope: string;
  /** Stripe's code, or its status. */
  cause: string;
  builder_id: string;
  currency: string;
  /** Stripe's words, without what a person typed. */
  reason: string;
  /** Since `first_at`. */
  refusals: number;
  first_at: string;
  last_at: string;
  /** When its builder was last written to. */
  told_at: string | null;
  /** Null while it stands: a checkout that opens ends it. */
  resolved_at: string | null;
}

export interface PaymentTable {
  /** Stripe's PaymentIntent id. */
  id: string;
  /** UNIQUE: a checkout pays once. */
  checkout_id: string;
  booking_id: string;
  amount_minor: number;
  currency: string;
  /** The connected account that the money is for; null while it is the operator's own. */
  stripe_account_id: string | null;
  paid_at: string;
}

export interface RefundTable {
  /** Stripe's Refund id. */
  id: string;
  booking_id: string;
  payment_intent_id: string;
  /** UNIQUE; null when the refund was made in Stripe's dashboard. */
  effect_key: string | null;
  amount_minor: number;
  currency: string;
  /** CHECK pending, requires_action, succeeded, failed, canceled. */
  status: string;
  created_at: string;
  /** When the booking's history took it in; null until it has succeeded, and again when it has failed after that. */
  settled_at: string | null;
  /** The obligation that it settles; null when it was made in Stripe's dashboard. */
  due_number: number | null;
}

/** PRIMARY KEY (booking_id, number). */
export interface RefundObligationTable {
  booking_id: string;
  number: number;
  payment_intent_id: string;
  amount_minor: number;
  currency: string;
  /** CHECK: the reasons for a refund. */
  reason: string;
  request_id: string | null;
  /** CHECK ordered, withheld, settled, failed, settled_outside, waived. */
  status: string;
  /** The refunds because of which it was put aside; null when there are none. */
  rests_on_json: string | null;
}

export interface DisputeTable {
  /** Stripe's Dispute id. */
  id: string;
  booking_id: string;
  payment_intent_id: string;
  amount_minor: number;
  currency: string;
  /** CHECK open, won, lost. */
  status: string;
  opened_at: string;
  /** Until when Stripe takes an answer; null when it takes none, did not say, or the bank has decided. */
  answer_due_at: string | null;
  /** CHECK inquiry, dispute; null is a dispute. */
  stage: string | null;
}
