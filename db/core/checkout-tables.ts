import type { Generated } from "kysely";

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
