import type { RandomBytes, SecretBox } from "../ports.ts";

/** What the secret of an endpoint is sealed for. */
export const WEBHOOK_SECRET_PURPOSE = "webhook endpoint secret";

/** 32 bytes: Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;

/** A new secret as its owner is shown it, once, and as it is stored. */
export function newWebhookSecret({
  randomBytes,
  secretBox,
}: {
  readonly randomBytes: RandomBytes;
  readonly secretBox: SecretBox;
}): { readonly secret: string; readonly sealedSecret: string } {
  const secret = `whsec_${Buffer.from(randomBytes(SECRET_BYTES)).toString("base64")}`;
  return { secret, sealedSecret: secretBox.seal(secret, WEBHOOK_SECRET_PURPOSE) };
}

/** The secrets that sign now, the present one first. Throws on one that no key of the ring opens. */
export function openWebhookSecrets(
  secretBox: SecretBox,
  sealed: { readonly sealedSecret: string; readonly formerSealedSecret: string | null },
): readonly string[] {
  return [sealed.sealedSecret, sealed.formerSealedSecret]
    .filter((text) => text !== null)
    .map((text) => secretBox.open(text, WEBHOOK_SECRET_PURPOSE));
}
