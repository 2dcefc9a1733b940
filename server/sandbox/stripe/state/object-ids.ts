import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** What stands before the random part, and how long that part is, for each kind of object. */
const KINDS = {
  account: ["acct_1", 15],
  balanceTransaction: ["txn_3", 23],
  charge: ["ch_3", 23],
  checkoutSession: ["cs_test_a1", 56],
  debitCharge: ["py_3", 23],
  dispute: ["du_1", 23],
  event: ["evt_1", 23],
  mandate: ["mandate_1", 23],
  lineItem: ["li_1", 23],
  paymentIntent: ["pi_3", 23],
  paymentMethod: ["pm_1", 23],
  payout: ["po_1", 23],
  price: ["price_1", 23],
  product: ["prod_", 14],
  refund: ["re_3", 23],
  request: ["req_", 14],
  topup: ["tu_1", 23],
  webhookEndpoint: ["we_1", 23],
  webhookSecret: ["whsec_", 32],
} as const satisfies Record<string, readonly [prefix: string, length: number]>;

/** A new id of this kind, written as Stripe writes it: unguessable, letters and digits only after the prefix. */
export function newId(kind: keyof typeof KINDS): string {
  const [prefix, length] = KINDS[kind];
  return prefix + randomText(length);
}

/** Random letters and digits; the slight bias of the remainder does not matter here. */
export function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}

/** The id behind a reference, expanded or not; null stays null. */
export function idOf(reference: string | { readonly id: string } | null): string | null {
  return typeof reference === "object" ? (reference?.id ?? null) : reference;
}
