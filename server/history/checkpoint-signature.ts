import type { SecretBox } from "../ports.ts";

/** Binds a signature to its use: one made for a line of a history is not valid for a checkpoint. */
/** As it was called before: stored signatures are bound to this name. */
const PURPOSE = "history head";

/** Signs a day's checkpoint under the current key of the ring. */
export function signCheckpoint(secretBox: SecretBox, digest: string): string {
  return secretBox.sign(digest, PURPOSE);
}

/** Whether this checkpoint was signed under a key of the ring. */
export function isCheckpointSignature(secretBox: SecretBox, digest: string, signature: string): boolean {
  return secretBox.verify(digest, signature, PURPOSE);
}
