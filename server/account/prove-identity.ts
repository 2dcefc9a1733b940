import { WRONG_PASSWORDS_OF_ACCOUNT } from "../domain/values/limit-rules.ts";
import type { AccountDeps, AccountOwner } from "./account-deps.ts";

/** Somebody signed in who has to show once more who they are. */
export interface Claimant extends AccountOwner {
  /** Whether they signed in within the last quarter of an hour. */
  readonly isFresh: boolean;
  readonly isConfirmed: boolean;
}

/**
 * Whether this is the account's password. Counted before it is looked at, by account: slowed and never locked out, and apart from the tries at the
 * sign-in page, where the owner may be signing in. Throws LimitReached and TooBusy.
 */
export async function isOwnPassword(
  { accounts, limits }: Pick<AccountDeps, "accounts" | "limits">,
  { userId }: Pick<AccountOwner, "userId">,
  password: string,
): Promise<boolean> {
  const subject = `${userId} signed in`;
  await limits.takeOrThrow(WRONG_PASSWORDS_OF_ACCOUNT, subject);
  const isRight = await accounts.own.checkPassword(userId, password);
  if (isRight) await limits.clear(WRONG_PASSWORDS_OF_ACCOUNT, subject);
  return isRight;
}
