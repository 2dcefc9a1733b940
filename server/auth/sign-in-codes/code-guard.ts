import type { GenericEndpointContext } from "better-auth";
import { APIError } from "better-auth/api";
import { timingSafeEqual } from "node:crypto";
import { findCode, takeCodeTry, useCode, useCodeOfLink } from "../../../db/accounts/sign-in-codes.ts";
import type { Database } from "../../../db/core/open-database.ts";
import {
  WRONG_CODES_OF_ADDRESS,
  WRONG_CODES_OF_NETWORK,
  type LimitRule,
} from "../../domain/values/limit-rules.ts";
import type { Clock, SecretBox } from "../../ports.ts";
import { dropsPassword, keepOwnPassword } from "../own-password-hooks.ts";
import { hashOfCode, rowOfCode } from "./code-plugin.ts";

/** The code does not count (any more). */
export const CODE_OVER = "CODE_OVER";
/** It is another one. */
export const WRONG_CODE = "INVALID_OTP";

export interface CodeGuardDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly secretBox: Pick<SecretBox, "sign">;
}

/** How often each may be tried, as the limits count it. */
export interface CodeTries {
  readonly email: string;
  /** The address, or the address at a network where its owner is signed in. */
  readonly account: string;
  readonly network: string;
  readonly take: (rule: LimitRule, subject: string) => Promise<void>;
  readonly giveBack: (rule: LimitRule, subject: string) => Promise<void>;
}

/**
 * Decides about a code before the library does, which then sees right ones only: it would count tries by taking its row away for a moment, in which a
 * right code is not found. Tries are counted before the code is compared. Uses the code and its mail's link up when it is right; throws the refusal when
 * not. Whether a password goes with it.
 */
export async function guardCode(
  { database, clock, secretBox }: CodeGuardDeps,
  ctx: GenericEndpointContext,
  { email, account, network, take, giveBack }: CodeTries,
): Promise<boolean> {
  const { otp } = (ctx.body ?? {}) as { otp?: unknown };
  const row = { id: rowOfCode(otp), email };
  const over = () => new APIError("FORBIDDEN", { code: CODE_OVER });
  if ((await findCode(database.kysely, row.id))?.email !== email) throw over();
  await take(WRONG_CODES_OF_NETWORK, network);
  await take(WRONG_CODES_OF_ADDRESS, account);
  if (!(await takeCodeTry(database.kysely, row, clock.now()))) throw over();
  if (!(await isRight(ctx, secretBox, email, String(otp))))
    throw new APIError("BAD_REQUEST", { code: WRONG_CODE });
  await giveBack(WRONG_CODES_OF_NETWORK, network);
  await giveBack(WRONG_CODES_OF_ADDRESS, account);
  if (!(await database.transact((tx) => useCode(tx, row.id)))) throw over();
  await keepOwnPassword(ctx, email);
  return dropsPassword(ctx, email);
}

/** Uses up the code that was mailed together with this link. */
export function endCodeOfLink({ database }: CodeGuardDeps, linkHash: string): Promise<void> {
  return database.transact((tx) => useCodeOfLink(tx, linkHash));
}

async function isRight(
  ctx: GenericEndpointContext,
  secretBox: Pick<SecretBox, "sign">,
  email: string,
  otp: string,
): Promise<boolean> {
  const stored = await ctx.context.internalAdapter.findVerificationValue(`sign-in-otp-${email}`);
  if (stored === null || stored.expiresAt.getTime() < Date.now()) return false;
  // The library adds how often it was tried.
  const [expected, given] = [
    stored.value.slice(0, stored.value.lastIndexOf(":")),
    hashOfCode(secretBox, otp),
  ].map((text) => Buffer.from(text));
  return (
    expected !== undefined &&
    given !== undefined &&
    expected.length === given.length &&
    timingSafeEqual(expected, given)
  );
}
