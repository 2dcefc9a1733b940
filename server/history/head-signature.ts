import type { SecretBox } from "../ports.ts";

/** Binds a signature to its use: one made for a line of a history is none of a head. */
const PURPOSE = "history head";

/** Signs a day's head under the current key of the ring. */
export function signHead(secretBox: SecretBox, digest: string): string {
  return secretBox.sign(digest, PURPOSE);
}

/** Whether this head was signed under a key of the ring. */
export function isHeadSignature(secretBox: SecretBox, digest: string, signature: string): boolean {
  return secretBox.verify(digest, signature, PURPOSE);
}
