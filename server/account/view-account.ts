import { findAddressChange, type AddressChange } from "../../db/accounts/address-changes.ts";
import { ownNameOf } from "../domain/text/known-languages.ts";
import type { Language, LanguageTag } from "../domain/text/language.ts";
import type { OwnAccount, OwnSession } from "../ports.ts";
import type { AccountDeps, AccountOwner } from "./account-deps.ts";
import { getOwnAccount } from "./get-own-account.ts";

export interface AccountView {
  readonly account: OwnAccount;
  /** Those that can be chosen, by what each calls itself. */
  readonly languages: readonly { readonly tag: LanguageTag; readonly name: string }[];
  /** A change of the address that waits for one of the two to confirm it, or for both. */
  readonly addressChange: AddressChange | null;
  /** Where one is signed in, this browser first. */
  readonly sessions: readonly (OwnSession & { readonly isThis: boolean })[];
}

/** One's own account, as its page shows it. */
export async function viewAccount(
  { accounts, database, clock }: Pick<AccountDeps, "accounts" | "database" | "clock">,
  languages: readonly Language[],
  { userId, sessionId }: AccountOwner,
): Promise<AccountView> {
  const account = await getOwnAccount({ accounts }, userId);
  const sessions = (await accounts.own.listSessions(userId)).map((session) => ({
    ...session,
    isThis: session.id === sessionId,
  }));
  return {
    account,
    languages: languages.map((language) => ({ tag: language.tag, name: ownNameOf(language) })),
    addressChange: await findAddressChange(database.kysely, userId, clock.now()),
    sessions: [...sessions.filter(({ isThis }) => isThis), ...sessions.filter(({ isThis }) => !isThis)],
  };
}
