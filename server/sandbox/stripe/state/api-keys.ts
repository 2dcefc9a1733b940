import type { Kernel } from "../../kernel/kernel.ts";
import { randomText } from "./object-ids.ts";

/** The key that a sandbox's account has from the start. */
export const FIRST_KEY = "sk_test_sandbox";

/** The account of that key; any other name is somebody else's account, with objects of its own. */
export const OWN_ACCOUNT = "own";

/** 7 days: Stripe lets a rolled key live on for no longer. */
const OVERLAP_HOURS_MAX = 7 * 24;

interface KeyRecord {
  readonly account: string;
  /** Permissions that a restricted key has, such as `rak_webhook_read`; null is all of them. */
  readonly permissions: readonly string[] | null;
  /** Unix seconds; null for a key that is not rolled. */
  validUntil: number | null;
}

/** What Stripe makes of a key: it is good for an account, it was good once, or nobody has ever had it. */
export type KeyStatus =
  | { readonly kind: "good"; readonly account: string; readonly permissions: readonly string[] | null }
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };

/** Every API key that the sandbox has given out. */
export interface ApiKeys {
  statusOf(key: string): KeyStatus;
  /** Makes this key good; without one, a new one. Returns it. */
  add(given: {
    readonly key?: string;
    readonly account?: string;
    readonly permissions?: readonly string[] | null;
  }): string;
  /** Makes another key of the same account, with the same permissions. The old one is good for `overlapHours` more. Null for a key that is not good. */
  roll(key: string, overlapHours: number): string | null;
}

export function createApiKeys(kernel: Kernel): ApiKeys {
  const records = new Map<string, KeyRecord>();
  const keys: ApiKeys = {
    statusOf(key) {
      const record = records.get(key);
      if (record === undefined) return { kind: "unknown" };
      const { account, permissions, validUntil } = record;
      const isOver = validUntil !== null && validUntil <= kernel.clock.unixSeconds();
      return isOver ? { kind: "expired" } : { kind: "good", account, permissions };
    },
    add({ key, account = OWN_ACCOUNT, permissions = null }) {
      const added = key ?? `${permissions === null ? "sk" : "rk"}_test_51${randomText(97)}`;
      records.set(added, { account, permissions, validUntil: null });
      return added;
    },
    roll(key, overlapHours) {
      const record = records.get(key);
      if (record === undefined || keys.statusOf(key).kind !== "good") return null;
      const hours = Math.min(Math.max(overlapHours, 0), OVERLAP_HOURS_MAX);
      record.validUntil ??= kernel.clock.unixSeconds() + hours * 60 * 60;
      return keys.add(record);
    },
  };
  keys.add({ key: FIRST_KEY });
  return keys;
}
