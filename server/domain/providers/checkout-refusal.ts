import type { BuilderId, SessionTypeId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";
import type { ProviderError } from "./provider-error.ts";

/** Why Stripe opens no checkout for a builder's clients, since when, and how often it has said so. */
export interface CheckoutRefusal {
  /** A currency when no session in it can be paid; the id of a session type when it is about its price. */
  readonly scope: string;
  /** Stripe's code, or its HTTP status where it gives none. */
  readonly cause: string;
  readonly builderId: BuilderId;
  readonly currency: string;
  /** Stripe's own words, without what a person typed. */
  readonly reason: string;
  readonly refusals: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** When people were last mailed about it. */
  readonly notifiedAt: Instant | null;
}

/** Refusals that are about one price; any other is about the account, and so about everything in the currency. */
const ABOUT_THE_PRICE: readonly string[] = ["amount_too_small", "amount_too_large"];

/**
 * Whether Stripe would answer every checkout like this until a person puts something right: its refusals for good, and a key that it does
 * not take. Not one that says "later", nor an idempotency key that was used.
 */
export function refusesCheckouts({ status, keyWasUsed }: ProviderError): boolean {
  return status !== null && status >= 400 && status < 500 && ![409, 429].includes(status) && !keyWasUsed;
}

/** What a refusal is about. Pure. */
export function scopeOfRefusal(
  { code }: Pick<ProviderError, "code">,
  about: { readonly currency: string; readonly sessionTypeId: SessionTypeId },
): string {
  return code !== null && ABOUT_THE_PRICE.includes(code) ? about.sessionTypeId : about.currency;
}
