import type { SecretBox } from "../ports.ts";

/** What the hash of an erased person is made for: no signature of ours for anything else can stand for one. */
const PURPOSE = "erased person";

/** Stands for an erased person without naming them: only who has the key can tell whose it is. */
export function erasureHashOf(secretBox: SecretBox, address: string): string {
  return secretBox.sign(address.trim().toLowerCase(), PURPOSE);
}

/** Whether this hash stands for whoever has this address. */
export function isErasureOf(secretBox: SecretBox, hash: string, address: string): boolean {
  return secretBox.verify(address.trim().toLowerCase(), hash, PURPOSE);
}
