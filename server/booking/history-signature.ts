import type { SecretBox } from "../ports.ts";

/** Binds a signature to its use: one made for a link is not valid for the history. */
const PURPOSE = "booking history";

/** Signs digests of the history under the current key of the ring. */
export function historySignerOf(secretBox: SecretBox): (digest: string) => string {
  return (digest) => secretBox.sign(digest, PURPOSE);
}

/** Whether this digest was signed under a key of the ring. */
export function isHistorySignature(secretBox: SecretBox, digest: string, signature: string): boolean {
  return secretBox.verify(digest, signature, PURPOSE);
}
