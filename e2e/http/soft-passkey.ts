import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A device that keeps one passkey, without a browser: what it says goes into our forms as a page's script would put it there. */
export interface SoftPasskey {
  /** The answer to what a page asks a device to add. */
  add(options: { readonly challenge: string }): string;
  /** The answer to what a page asks a device to show. */
  show(options: { readonly challenge: string }): string;
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** The owner was there (1) and has shown who they are (4). */
const PRESENT_AND_VERIFIED = 0x05;
/** The data holds a new key as well. */
const WITH_KEY = 0x40;

/** For pages of this origin. Its owner is always there with their finger. */
export function createSoftPasskey(origin: string): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let shown = 0;

  function authenticatorData(flags: number, key: Uint8Array): Buffer {
    shown += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(shown);
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), count, key]);
  }

  function clientData(type: "webauthn.create" | "webauthn.get", challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  const said = (response: Readonly<Record<string, unknown>>) =>
    JSON.stringify({
      id: base64url(id),
      rawId: base64url(id),
      type: "public-key",
      authenticatorAttachment: "platform",
      clientExtensionResults: {},
      response,
    });

  return {
    add({ challenge }) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const key = Buffer.concat([Buffer.alloc(16), length, id, coseKeyOf(publicKey)]);
      const data = authenticatorData(PRESENT_AND_VERIFIED | WITH_KEY, key);
      return said({
        clientDataJSON: base64url(clientData("webauthn.create", challenge)),
        attestationObject: base64url(attestationOf(data)),
        transports: ["internal"],
      });
    },
    show({ challenge }) {
      const client = clientData("webauthn.get", challenge);
      const data = authenticatorData(PRESENT_AND_VERIFIED, Buffer.alloc(0));
      return said({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign("sha256", Buffer.concat([data, sha256(client)]), privateKey)),
      });
    },
  };
}

/** CBOR of `{fmt: "none", attStmt: {}, authData}`: a map of three, texts of 3, 4, 7 and 8 letters, and bytes with their length in two bytes. */
function attestationOf(data: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length);
  return Buffer.concat([
    Buffer.from([0xa3, 0x63]),
    Buffer.from("fmt"),
    Buffer.from([0x64]),
    Buffer.from("none"),
    Buffer.from([0x67]),
    Buffer.from("attStmt"),
    Buffer.from([0xa0, 0x68]),
    Buffer.from("authData"),
    Buffer.from([0x59]),
    length,
    data,
  ]);
}

/** CBOR of a COSE key: `{1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}`, each coordinate 32 bytes. */
function coseKeyOf(publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, "base64url"),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, "base64url"),
  ]);
}
