import type { PasskeyDetails, SecondFactors } from "../../ports.ts";
import type { AccountDeps } from "../account-deps.ts";
import { getOwnAccount } from "../get-own-account.ts";
import type { Claimant } from "../prove-identity.ts";

export interface OwnPasskeysView {
  /** First added first. */
  readonly passkeys: readonly PasskeyDetails[];
  /** Whether the sign-in library takes another one now: the sign-in is of the last quarter of an hour, and the address confirmed. */
  readonly mayAdd: boolean;
  /** By what its owner shows that it is them before they remove one: `sign_in`, where the account has no password. */
  readonly proof: "nothing" | "password" | "sign_in";
  /** Whether to offer one by the way: they have just signed in, and have neither a passkey nor a password to do so with. */
  readonly isOffered: boolean;
}

/** Somebody's own passkeys, as their account's page shows them. Throws AccountEnded. */
export async function viewOwnPasskeys(
  { accounts, secondFactors }: Pick<AccountDeps, "accounts"> & { readonly secondFactors: SecondFactors },
  { userId, isFresh, isConfirmed }: Claimant,
): Promise<OwnPasskeysView> {
  const { hasPassword } = await getOwnAccount({ accounts }, userId);
  const passkeys = await secondFactors.listPasskeys(userId);
  const mayAdd = isFresh && isConfirmed;
  return {
    passkeys,
    mayAdd,
    proof: isFresh ? "nothing" : hasPassword ? "password" : "sign_in",
    isOffered: mayAdd && !hasPassword && passkeys.length === 0,
  };
}
