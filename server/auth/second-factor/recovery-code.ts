import { createHash, randomBytes } from "node:crypto";
import type { UserId } from "../../domain/values/ids.ts";
import { base32Of } from "./one-time-code.ts";

/** 80 bits: more than anybody tries out, even with the table of digests before them. */
const CODE_BYTES = 10;

/** `abcd-efgh-ijkl-mnop`. */
export function newRecoveryCode(): string {
  const characters = base32Of(randomBytes(CODE_BYTES)).toLowerCase();
  return (characters.match(/.{4}/g) ?? []).join("-");
}

/** How a code is stored; however somebody types its case, its hyphens and its spaces. */
export function digestOfRecoveryCode(userId: UserId, code: string): string {
  const characters = code.toLowerCase().replaceAll(/[\s-]/g, "");
  return createHash("sha256").update(`${userId}\n${characters}`).digest("hex");
}
