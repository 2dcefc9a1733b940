import {
  confirmAddressChange,
  deleteAddressChange,
  findAddressChangeByKey,
  moveToAddress,
  saveAddressChange,
  type AddressChange,
} from "../../db/accounts/address-changes.ts";
import { lockAccount } from "../../db/accounts/lock-account.ts";
import { isUniqueViolation } from "../../db/core/unique-violation.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { AccountEnded } from "../domain/values/account-ended.ts";
import { addMinutes, timeZone } from "../domain/values/instant.ts";
import {
  ADDRESS_CHANGES_OF_ACCOUNT,
  MAILS_TO_RECIPIENT_A_DAY,
  MAILS_TO_RECIPIENT_AN_HOUR,
} from "../domain/values/limit-rules.ts";
import { mailboxOf } from "../domain/values/mailbox.ts";
import type { AccountDeps, AccountOwner } from "./account-deps.ts";
import { getOwnAccount } from "./get-own-account.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import { reportHashesOf } from "../mails/reported-address.ts";
import { addressChangedMail, addressTakenMail, confirmAddressMail } from "./address-mails.ts";
import { notificationId, notifyOwner } from "./notify-owner.ts";

/** A day: two mailboxes have to be opened, and one may be at work. */
const CHANGE_MINUTES = 24 * 60;
/** 32 bytes: nobody guesses one. */
const KEY_BYTES = 32;

export type BeginOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: { readonly code: "same_address" } }
  /** The mail server did not take a mail to this one of the two; it never will when `isForGood`. Nothing was begun. */
  | {
      readonly ok: false;
      readonly refusal: { readonly code: "unsent"; readonly to: "old" | "new"; readonly isForGood: boolean };
    };

export type ConfirmOutcome =
  /** `moved`: both have confirmed. Else the other address has yet to. */
  | { readonly ok: true; readonly moved: boolean; readonly newEmail: string }
  /** `over`: no such link, used, or too old. `address_taken`: another account has got the address meanwhile. */
  | { readonly ok: false; readonly refusal: { readonly code: "over" | "address_taken" } };

/**
 * Begins to move an account to another address: both get a mail with a link of their own, and nothing changes before both were used. An earlier
 * change of the account is canceled. Answers alike whether another account has the address; that is said in the mail to it. Throws LimitReached.
 */
export async function beginAddressChange(
  deps: AccountDeps,
  { userId, language }: AccountOwner,
  email: string,
): Promise<BeginOutcome> {
  const { database, clock, limits, mailer, accounts, log } = deps;
  const account = await getOwnAccount(deps, userId);
  const [oldEmail, newEmail] = [account.email.toLowerCase(), email.toLowerCase()];
  if (oldEmail === newEmail) return { ok: false, refusal: { code: "same_address" } };
  await limits.takeOrThrow(ADDRESS_CHANGES_OF_ACCOUNT, userId);
  for (const address of [oldEmail, newEmail]) {
    await limits.takeOrThrow(MAILS_TO_RECIPIENT_AN_HOUR, mailboxOf(address));
    await limits.takeOrThrow(MAILS_TO_RECIPIENT_A_DAY, mailboxOf(address));
  }
  const isTaken = await accounts.own.isTaken(newEmail);
  const now = clock.now();
  const change = { userId, oldEmail, newEmail, expiresAt: addMinutes(now, CHANGE_MINUTES) };
  const [oldKey, newKey] = [keyOf(deps), keyOf(deps)];
  const keys = { oldKeyHash: await hashOf(oldKey), newKeyHash: await hashOf(newKey) };
  await database.transact((tx) => saveAddressChange(tx, change, keys, now));
  const mail = {
    ...change,
    appUrl: deps.settings.appUrl,
    zone: account.timeZone ?? timeZone("UTC"),
    language,
  };
  const mails = {
    old: confirmAddressMail({ ...mail, id: notificationId(deps), side: "old", key: oldKey }),
    new: isTaken
      ? addressTakenMail({
          ...mail,
          id: notificationId(deps),
          // Its reader is another account's owner.
          language: await languageOfAddress(database.kysely, newEmail, language.tag),
        })
      : confirmAddressMail({ ...mail, id: notificationId(deps), side: "new", key: newKey }),
  };
  for (const to of ["old", "new"] as const) {
    try {
      await mailer.send(mails[to]);
    } catch (error) {
      // A mail could not be sent: the change is taken back.
      await deleteAddressChange(database.kysely, userId);
      if (!(error instanceof ProviderError)) throw error;
      log.error({ error }, "A mail that somebody waits for could not be sent");
      return { ok: false, refusal: { code: "unsent", to, isForGood: !error.retryable } };
    }
  }
  return { ok: true };
}

/** What a mailed link is about, for the page that asks before it is used. Null when it is no longer valid. Does not use it up. */
export async function findByAddressKey(
  { database, clock }: Pick<AccountDeps, "database" | "clock">,
  key: string,
): Promise<{ readonly oldEmail: string; readonly newEmail: string; readonly side: "old" | "new" } | null> {
  const found = await findAddressChangeByKey(database.kysely, await hashOf(key), clock.now());
  if (found === null || isConfirmedBy(found.change, found.side)) return null;
  const { oldEmail, newEmail } = found.change;
  return { oldEmail, newEmail, side: found.side };
}

/** Uses a mailed link up. With the second of the two the account moves, and both addresses are told. */
export async function confirmAddress(deps: AccountDeps, key: string): Promise<ConfirmOutcome> {
  const { database, clock } = deps;
  const now = clock.now();
  const over = { ok: false, refusal: { code: "over" } } as const;
  const keyHash = await hashOf(key);
  const found = await findAddressChangeByKey(database.kysely, keyHash, now);
  if (found === null) return over;
  const { userId, newEmail } = found.change;
  try {
    const change = await database.transact(async (tx) => {
      await lockAccount(tx, userId);
      const confirmed = await confirmAddressChange(tx, keyHash, found.side, now);
      const isBoth = confirmed?.oldConfirmedAt != null && confirmed.newConfirmedAt !== null;
      if (isBoth) {
        const oldHashes = reportHashesOf(deps.secretBox, confirmed.oldEmail);
        await moveToAddress(tx, confirmed, database.dialect, oldHashes);
      }
      return confirmed;
    });
    if (change === null) return over;
    const moved = change.oldConfirmedAt !== null && change.newConfirmedAt !== null;
    if (moved) await notifyBoth(deps, change);
    return { ok: true, moved, newEmail };
  } catch (error) {
    if (error instanceof AccountEnded) return over;
    if (!isUniqueViolation(error)) throw error;
    await deleteAddressChange(database.kysely, userId);
    return { ok: false, refusal: { code: "address_taken" } };
  }
}

async function notifyBoth(deps: AccountDeps, change: AddressChange): Promise<void> {
  const language = await languageOfAddress(deps.database.kysely, change.newEmail);
  const mail = { ...change, id: notificationId(deps), appUrl: deps.settings.appUrl, language };
  for (const side of ["old", "new"] as const) await notifyOwner(deps, addressChangedMail({ ...mail, side }));
}

function isConfirmedBy({ oldConfirmedAt, newConfirmedAt }: AddressChange, side: "old" | "new"): boolean {
  return (side === "old" ? oldConfirmedAt : newConfirmedAt) !== null;
}

function keyOf({ randomBytes }: AccountDeps): string {
  return Buffer.from(randomBytes(KEY_BYTES)).toString("base64url");
}

/** What is stored of a key, so that whoever reads the database cannot use it. */
async function hashOf(key: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(key))).toString("hex");
}
