import type { GenericEndpointContext } from "better-auth";
import { emailOTP } from "better-auth/plugins";
import { CODE_MINUTES, CODE_TRIES_MAX } from "../../domain/values/sign-in-code.ts";
import { randomInt } from "node:crypto";
import type { SecretBox } from "../../ports.ts";

/** Set by us on the request that has a code made: the id of the row of ours that it belongs to. */
export const CODE_HEADER = "x-sign-in-code";

/** What a code is signed for. */
const PURPOSE = "sign-in code";

/** What the library compares: the digits with the row that they belong to. So no browser's row accepts another one's digits. */
export function codeOfRow(id: string, digits: string): string {
  return `${id}.${digits}`;
}

/** The row that such a code belongs to; empty when it is none. */
export function rowOfCode(code: unknown): string {
  return typeof code === "string" ? (code.split(".")[0] ?? "") : "";
}

/** A million possible codes are tried out in no time by whoever has the table: they are signed with a key that is not in it. */
export function hashOfCode(secretBox: Pick<SecretBox, "sign">, code: string): string {
  return secretBox.sign(code, PURPOSE);
}

/** Codes that were just made, by the row that they belong to: for the mail, and gone with it. */
export type FreshCodes = Map<string, string>;

/** Codes of six digits by the library's plugin. It mails nothing: see `createSignInCodes`. */
export function codePlugin({
  secretBox,
  fresh,
}: {
  readonly secretBox: Pick<SecretBox, "sign">;
  readonly fresh: FreshCodes;
}) {
  return emailOTP({
    otpLength: 6,
    expiresIn: CODE_MINUTES * 60,
    allowedAttempts: CODE_TRIES_MAX,
    generateOTP: (_, ctx) => codeOfRow(rowIn(ctx), String(randomInt(0, 1_000_000)).padStart(6, "0")),
    storeOTP: { hash: (code) => Promise.resolve(hashOfCode(secretBox, code)) },
    sendVerificationOTP: ({ otp }) =>
      Promise.resolve(void fresh.set(rowOfCode(otp), otp.slice(rowOfCode(otp).length + 1))),
  });
}

function rowIn(ctx: GenericEndpointContext | undefined): string {
  return ctx?.headers?.get(CODE_HEADER) ?? "";
}
