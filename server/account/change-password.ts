import { deleteAddressChange } from "../../db/accounts/address-changes.ts";
import type { AccountDeps } from "./account-deps.ts";
import { getOwnAccount } from "./get-own-account.ts";
import { notificationId, notifyOwner } from "./notify-owner.ts";
import { passwordChangedMail } from "./password-mails.ts";
import { isOwnPassword, type Claimant } from "./prove-identity.ts";

export type PasswordOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly refusal: {
        /** `not_fresh`: only who has just signed in may set a first one. `unconfirmed`: nobody has shown that the address is theirs. */
        readonly code: "wrong_password" | "not_fresh" | "unconfirmed";
      };
    };

/**
 * Sets an account's password: another one for whoever knows the present one, a first one for whoever has just signed in. Every other browser is
 * signed out, a change of the address that waits is taken back, and the owner is told by mail. Throws LimitReached and TooBusy.
 */
export async function changePassword(
  deps: AccountDeps,
  claimant: Claimant,
  { current, chosen }: { readonly current: string; readonly chosen: string },
): Promise<PasswordOutcome> {
  const { own } = deps.accounts;
  const { userId, sessionId, language } = claimant;
  const account = await getOwnAccount(deps, userId);
  const refused = (code: "wrong_password" | "not_fresh" | "unconfirmed") =>
    ({ ok: false, refusal: { code } }) as const;
  if (account.hasPassword) {
    if (!(await isOwnPassword(deps, claimant, current))) return refused("wrong_password");
  } else {
    if (!claimant.isConfirmed) return refused("unconfirmed");
    if (!claimant.isFresh) return refused("not_fresh");
  }
  await own.setPassword(userId, chosen);
  await own.endSessionsBut(userId, sessionId);
  // Somebody else may have been in the account and begun it.
  await deleteAddressChange(deps.database.kysely, userId);
  const mail = { to: account.email, id: notificationId(deps), appUrl: deps.settings.appUrl, language };
  await notifyOwner(deps, passwordChangedMail({ ...mail, isFirst: !account.hasPassword }));
  return { ok: true };
}
