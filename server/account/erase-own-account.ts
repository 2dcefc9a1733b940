import { erasePerson, type ErasureDeps, type ErasureHindrance } from "../history/erase-person.ts";
import type { AccountDeps } from "./account-deps.ts";
import { getOwnAccount } from "./get-own-account.ts";
import { isOwnPassword, type Claimant } from "./prove-identity.ts";

export type EraseOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly refusal:
        | {
            /**
             * `other_words`: what was typed is not the address. `not_fresh`: neither a password nor a sign-in within the last quarter of an hour.
             * `unconfirmed`: nobody has shown that the address is theirs, and what belongs to it is not theirs to erase.
             */
            readonly code: "other_words" | "wrong_password" | "not_fresh" | "unconfirmed";
          }
        | { readonly code: "hindered"; readonly hindrances: readonly ErasureHindrance[] };
    };

/**
 * Erases the account of whoever asks, and all that is theirs: after they typed its address and showed who they are, by the password or by having
 * just signed in. Throws LimitReached and TooBusy. Safe to repeat.
 */
export async function eraseOwnAccount(
  deps: AccountDeps & ErasureDeps,
  claimant: Claimant,
  { typed, password }: { readonly typed: string; readonly password: string },
): Promise<EraseOutcome> {
  const account = await getOwnAccount(deps, claimant.userId);
  const refused = (code: "other_words" | "wrong_password" | "not_fresh" | "unconfirmed") =>
    ({ ok: false, refusal: { code } }) as const;
  if (!claimant.isConfirmed) return refused("unconfirmed");
  if (typed.trim().toLowerCase() !== account.email.toLowerCase()) return refused("other_words");
  if (password === "") {
    if (!claimant.isFresh) return refused("not_fresh");
  } else if (!(await isOwnPassword(deps, claimant, password))) return refused("wrong_password");
  const { hindrances } = await erasePerson(deps, account.email);
  return hindrances.length === 0 ? { ok: true } : { ok: false, refusal: { code: "hindered", hindrances } };
}
