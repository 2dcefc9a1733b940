import type { BuilderId, UserId } from "./ids.ts";

/** What a key may be allowed, as its owner chooses when they make it. */
export const API_SCOPES = ["bookings:read", "bookings:write", "event-types:read", "webhooks:write"] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Whose rows a key reaches: those of one builder, or all of them. */
export type KeyOwner =
  | { readonly kind: "builder"; readonly userId: UserId; readonly builderId: BuilderId }
  | { readonly kind: "operator"; readonly userId: UserId };

/** A program that shows an API key: an actor of its own, which is nobody's session. */
export interface ApiKey {
  readonly id: string;
  readonly owner: KeyOwner;
  readonly scopes: readonly ApiScope[];
  /** The origins whose pages may use it, and that a payment may lead back to: `https://shop.example`, without a slash at the end. */
  readonly origins: readonly string[];
}
