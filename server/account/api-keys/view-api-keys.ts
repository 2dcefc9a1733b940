import { API_KEYS_OF_OWNER_MAX, type KeyOwner } from "../../domain/values/api-key.ts";
import type { ApiKeyDetails } from "../../ports.ts";
import type { AccountDeps } from "../account-deps.ts";
import { getOwnAccount } from "../get-own-account.ts";

export interface ApiKeysView {
  /** Those that count now, newest first. */
  readonly keys: readonly ApiKeyDetails[];
  readonly keysMax: number;
  /** By what the owner shows that it is them before they make one: `sign_in`, where the account has no password. */
  readonly proof: "nothing" | "password" | "sign_in";
}

/** Somebody's keys, as their page shows them. */
export async function viewApiKeys(
  { accounts }: Pick<AccountDeps, "accounts">,
  owner: KeyOwner,
  { isFresh }: { readonly isFresh: boolean },
): Promise<ApiKeysView> {
  const { hasPassword } = await getOwnAccount({ accounts }, owner.userId);
  return {
    keys: await accounts.keys.list(owner),
    keysMax: API_KEYS_OF_OWNER_MAX,
    proof: isFresh ? "nothing" : hasPassword ? "password" : "sign_in",
  };
}
