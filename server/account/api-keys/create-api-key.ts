import type { KeyOwner } from "../../domain/values/api-key.ts";
import type { NewApiKey } from "../../ports.ts";
import type { AccountDeps } from "../account-deps.ts";
import { getOwnAccount } from "../get-own-account.ts";
import { notificationId, notifyOwner } from "../notify-owner.ts";
import { isOwnPassword, type Claimant } from "../prove-identity.ts";
import { apiKeyMail } from "./api-key-mail.ts";

export type ApiKeyOutcome =
  | { readonly ok: true; readonly value: { readonly id: string; readonly key: string } }
  | {
      readonly ok: false;
      readonly refusal: {
        /** `not_fresh`: neither a password nor a sign-in within the last quarter of an hour. `too_many_keys`: one has to be revoked first. */
        readonly code: "wrong_password" | "not_fresh" | "too_many_keys";
      };
    };

/**
 * Makes a key for programs of whoever asks, once they have shown who they are: by having just signed in, or by the password. Its text is in the answer,
 * and nowhere else: nobody can see it again. The owner is told by mail. Throws AccountEnded, LimitReached and TooBusy.
 */
export async function createApiKey(
  deps: AccountDeps,
  { owner, ...claimant }: Claimant & { readonly owner: KeyOwner },
  { password, ...asked }: NewApiKey & { readonly password: string },
): Promise<ApiKeyOutcome> {
  const { email: to } = await getOwnAccount(deps, owner.userId);
  const refused = (code: "wrong_password" | "not_fresh" | "too_many_keys") =>
    ({ ok: false, refusal: { code } }) as const;
  if (!claimant.isFresh) {
    if (password === "") return refused("not_fresh");
    if (!(await isOwnPassword(deps, claimant, password))) return refused("wrong_password");
  }
  const made = await deps.accounts.keys.create(owner, asked);
  if (made === null) return refused("too_many_keys");
  const mail = { to, id: notificationId(deps), appUrl: deps.settings.appUrl, language: claimant.language };
  await notifyOwner(deps, apiKeyMail({ ...mail, kind: "created", owner: owner.kind, name: asked.name }));
  return { ok: true, value: made };
}
