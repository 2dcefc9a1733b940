import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import type { SecretBox } from "../ports.ts";

const FORMAT = "v1";
/** 96 bits, the length that GCM is made for. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** 256 bits, as long as what HMAC-SHA256 gives. */
const SIGNING_KEY_BYTES = 32;

/** A key with the name under which sealed texts refer to it. */
export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/**
 * AES-256-GCM with a ring of keys: the first seals, all of them open, so that a key is changed by putting a new one in front
 * and taking the old one away when nothing is sealed under it any more. A sealed text is
 * `v1.<key id>.<iv>.<tag>.<ciphertext>`, the last three in base64url; the purpose is bound to it and not stored in it.
 * `open` throws on a text that was changed, sealed for another purpose, or sealed under a key that is not in the ring.
 *
 * A signature is `<key id>.<HMAC-SHA256 in base64url>`, under a key derived for its purpose by HKDF-SHA256: no key signs and seals.
 */
export function createSecretBox(keys: readonly EncryptionKey[]): SecretBox {
  const [current] = keys;
  if (current === undefined) throw new Error("A secret box needs at least one encryption key.");
  for (const { id, key } of keys) {
    if (key.length !== 32) throw new Error(`The encryption key ${id} does not have 32 bytes.`);
  }

  /** By key and purpose, of which there are a handful: deriving a key costs as much as ten signatures. */
  const signingKeys = new Map<string, Uint8Array>();
  const macOf = (text: string, { id, key }: EncryptionKey, purpose: string): Buffer => {
    const name = `${id}.${purpose}`;
    const derived = signingKeys.get(name) ?? signingKeyOf(key, purpose);
    signingKeys.set(name, derived);
    return createHmac("sha256", derived).update(text, "utf8").digest();
  };

  const signUnder = (key: EncryptionKey, text: string, purpose: string) =>
    `${key.id}.${macOf(text, key, purpose).toString("base64url")}`;

  return {
    keyIds: [current.id, ...keys.slice(1).map(({ id }) => id)],

    keyIdOf(sealed) {
      const [format, keyId] = sealed.split(".");
      return format === FORMAT && keyId !== undefined ? keyId : null;
    },

    seal(secret, purpose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.key, iv).setAAD(boundTo(current.id, purpose));
      const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString("base64url"));
      return [FORMAT, current.id, ...parts].join(".");
    },

    open(sealed, purpose) {
      const [format, keyId, iv, tag, ciphertext, ...rest] = sealed.split(".");
      if (
        format !== FORMAT ||
        keyId === undefined ||
        iv === undefined ||
        tag === undefined ||
        rest.length > 0
      ) {
        throw new Error("This is not a sealed secret.");
      }
      const key = keys.find(({ id }) => id === keyId);
      if (key === undefined) {
        throw new Error(
          `The encryption key ${keyId} is not among the keys: add it back, behind the current one.`,
        );
      }
      try {
        const options = { authTagLength: TAG_BYTES };
        const decipher = createDecipheriv("aes-256-gcm", key.key, Buffer.from(iv, "base64url"), options)
          .setAAD(boundTo(keyId, purpose))
          .setAuthTag(Buffer.from(tag, "base64url"));
        const bytes = Buffer.from(ciphertext ?? "", "base64url");
        return Buffer.concat([decipher.update(bytes), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw new Error(`A secret for ${purpose} does not open: changed, or sealed for something else.`, {
          cause,
        });
      }
    },

    sign: (text, purpose) => signUnder(current, text, purpose),
    signFormerly: (text, purpose) => keys.slice(1).map((key) => signUnder(key, text, purpose)),

    verify(text, signature, purpose) {
      const dot = signature.lastIndexOf(".");
      const key = keys.find(({ id }) => id === signature.slice(0, Math.max(0, dot)));
      if (key === undefined) return false;
      const expected = macOf(text, key, purpose);
      const given = signature.slice(dot + 1);
      const bytes = Buffer.from(given, "base64url");
      // Decoding skips what is not base64url and drops spare bits: only the one spelling that was given out counts.
      const isSpelledRight = bytes.toString("base64url") === given;
      return bytes.length === expected.length && timingSafeEqual(bytes, expected) && isSpelledRight;
    },
  };
}

function signingKeyOf(key: Uint8Array, purpose: string): Uint8Array {
  const info = `${FORMAT}.sign.${purpose}`;
  return new Uint8Array(hkdfSync("sha256", key, "", info, SIGNING_KEY_BYTES));
}

function boundTo(keyId: string, purpose: string): Buffer {
  return Buffer.from(`${FORMAT}.${keyId}.${purpose}`, "utf8");
}
