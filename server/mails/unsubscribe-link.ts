import type { MailSubscription } from "../../db/mails/mail-opt-outs.ts";
import { isUnsubscribeKind } from "../domain/values/unsubscribe-kind.ts";
import type { SecretBox } from "../ports.ts";

/** Bound to the key: nothing else that we seal is one. */
const PURPOSE = "unsubscribe";
/** A sealed address of 320 characters is about 600. */
export const UNSUBSCRIBE_KEY_CHARACTERS_MAX = 1_000;

/**
 * The address that ends mails of this kind to this address, for whoever has the mail, for as long as the encryption key is kept. It does not show whose it
 * is: addresses of pages are written into logs.
 */
export function unsubscribeLinkOf(
  { secretBox, appUrl }: { readonly secretBox: SecretBox; readonly appUrl: string },
  { address, kind }: MailSubscription,
): string {
  return `${appUrl}/unsubscribe?key=${secretBox.seal(`${kind} ${address.toLowerCase()}`, PURPOSE)}`;
}

/** What a key ends; null for anything that we did not make. Never throws, whatever it is given. */
export function readUnsubscribeKey(
  { secretBox }: { readonly secretBox: SecretBox },
  key: string,
): MailSubscription | null {
  try {
    const [kind = "", address = ""] = secretBox.open(key, PURPOSE).split(" ");
    return isUnsubscribeKind(kind) && address !== "" ? { kind, address } : null;
  } catch {
    return null;
  }
}
