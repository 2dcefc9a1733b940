import type { SecondFactors } from "../../ports.ts";
import type { AccountDeps } from "../account-deps.ts";
import { isOwnPassword, type Claimant } from "../prove-identity.ts";

export type PasskeyRemoval =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `not_fresh`: neither a password nor a sign-in within the last quarter of an hour. */
      readonly refusal: { readonly code: "wrong_password" | "not_fresh" };
    };

/**
 * Removes one of the passkeys of whoever asks, once they have shown who they are: by having just signed in, or by the password. The owner is told by
 * mail. Nothing happens to one that is gone, or somebody else's. Throws LimitReached and TooBusy.
 */
export async function removeOwnPasskey(
  deps: AccountDeps & { readonly secondFactors: SecondFactors },
  claimant: Claimant,
  { passkeyId, password }: { readonly passkeyId: string; readonly password: string },
): Promise<PasskeyRemoval> {
  const refused = (code: "wrong_password" | "not_fresh") => ({ ok: false, refusal: { code } }) as const;
  if (!claimant.isFresh) {
    if (password === "") return refused("not_fresh");
    if (!(await isOwnPassword(deps, claimant, password))) return refused("wrong_password");
  }
  await deps.secondFactors.removeAnyPasskey(claimant.userId, passkeyId);
  return { ok: true };
}
