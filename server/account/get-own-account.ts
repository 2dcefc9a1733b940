import { AccountEnded } from "../domain/values/account-ended.ts";
import type { UserId } from "../domain/values/ids.ts";
import type { OwnAccount } from "../ports.ts";
import type { AccountDeps } from "./account-deps.ts";

/** The account of somebody who is signed in. Throws AccountEnded when it was erased since their request came. */
export async function getOwnAccount(
  { accounts }: Pick<AccountDeps, "accounts">,
  userId: UserId,
): Promise<OwnAccount> {
  const account = await accounts.own.find(userId);
  if (account === null) throw new AccountEnded();
  return account;
}
