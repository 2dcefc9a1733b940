import type { KeyOwner } from "../../domain/values/api-key.ts";
import type { AccountDeps, AccountOwner } from "../account-deps.ts";
import { getOwnAccount } from "../get-own-account.ts";
import { notificationId, notifyOwner } from "../notify-owner.ts";
import { apiKeyMail } from "./api-key-mail.ts";

/** Ends one of somebody's keys at once, and tells them by mail. Nothing happens to a key that is gone, or somebody else's. Safe to repeat. */
export async function revokeApiKey(
  deps: AccountDeps,
  { owner, language }: Pick<AccountOwner, "language"> & { readonly owner: KeyOwner },
  keyId: string,
): Promise<void> {
  const { email: to } = await getOwnAccount(deps, owner.userId);
  const revoked = await deps.accounts.keys.revoke(owner, keyId);
  if (revoked === null) return;
  const mail = { to, id: notificationId(deps), appUrl: deps.settings.appUrl, language };
  await notifyOwner(deps, apiKeyMail({ ...mail, kind: "revoked", owner: owner.kind, name: revoked.name }));
}
