import type { ApiScope, KeyOwner } from "../domain/values/api-key.ts";
import type { Instant } from "../domain/values/instant.ts";

/** A key as its owner sees it: never the key itself. */
export interface ApiKeyDetails {
  readonly id: string;
  readonly name: string;
  /** The first letters of the key, by which its owner tells it from others. */
  readonly start: string;
  readonly scopes: readonly ApiScope[];
  readonly origins: readonly string[];
  readonly madeAt: Instant;
  /** To the minute; null while nobody has used it. */
  readonly lastUsedAt: Instant | null;
  /** Null: no end. */
  readonly expiresAt: Instant | null;
}

/** What a key is made with. */
export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** As browsers write them. */
  readonly origins: readonly string[];
  /** Null: no end. */
  readonly days: number | null;
}

/** The keys by which somebody's own programs use the contract. Who may call what is decided by the procedures. */
export interface ApiKeys {
  /** Those that count now, newest first. */
  list(owner: KeyOwner): Promise<readonly ApiKeyDetails[]>;
  /** The key's text is in the answer and nowhere else. Null when the owner has as many as there may be. Throws AccountEnded. */
  create(owner: KeyOwner, asked: NewApiKey): Promise<{ readonly id: string; readonly key: string } | null>;
  /** Ends a key at once, and returns its name; null when the owner has no such key (any more). Safe to repeat. */
  revoke(owner: KeyOwner, keyId: string): Promise<{ readonly name: string } | null>;
}
