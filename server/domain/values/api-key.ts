import type { BuilderId, UserId } from "./ids.ts";

/** What a key may be allowed, as its owner chooses when they make it. */
export const API_SCOPES = ["bookings:read", "bookings:write", "event-types:read", "webhooks:write"] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** What every key begins with: by it, secret scanners and people know one in a log or a repository. */
export const API_KEY_PREFIX = "bawk_";
/** 20: one for each program that somebody runs, and for the next of it while both are used. */
export const API_KEYS_OF_OWNER_MAX = 20;
/** 10: a shop has a few addresses; what serves hundreds of sites asks from its own server, which has no origin. */
export const API_KEY_ORIGINS_MAX = 10;
/** As long as a passkey's. */
export const API_KEY_NAME_CHARACTERS_MAX = 60;
/** A year: what is to last longer has no end, and is looked at by whoever chose that. */
export const API_KEY_DAYS_MAX = 365;

/** Whose rows a key reaches: those of one builder, or all of them. */
export type KeyOwner =
  | { readonly kind: "builder"; readonly userId: UserId; readonly builderId: BuilderId }
  | { readonly kind: "operator"; readonly userId: UserId };

/** Whose bookings somebody of this kind has to do with; null for everybody's. */
export function builderIdOf(owner: KeyOwner): BuilderId | null {
  return owner.kind === "builder" ? owner.builderId : null;
}

/** A program that shows an API key: an actor of its own, and no session. */
export interface ApiKey {
  readonly id: string;
  readonly owner: KeyOwner;
  readonly scopes: readonly ApiScope[];
  /** The origins whose pages may use it, and that a payment may lead back to: `https://shop.example`, without a slash at the end. */
  readonly origins: readonly string[];
}
