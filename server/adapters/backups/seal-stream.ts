import { Readable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/** What streams of the library are to its types: the browser's, which Node's are as well. */
type WebStream = globalThis.ReadableStream<Uint8Array>;

/** The bytes encrypted for these public keys of age, as they come: each of their private keys opens them. */
export async function encryptFor(recipients: readonly string[], plain: Readable): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(plain)));
}

/**
 * The bytes that were encrypted, as they come. Rejects, or the stream fails, when no key fits, and when a byte was changed or the end is missing:
 * what came before it was authentic, and is not all of it.
 */
export async function decryptWith(identities: readonly string[], sealed: Readable): Promise<Readable> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return fromWeb(await decrypter.decrypt(toWeb(sealed)));
}

/** A new pair of keys: the identity opens, the recipient is what backups are encrypted for. */
export async function newBackupKey(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The private keys in a file of age: one a line, comments left out. */
export function identitiesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("AGE-SECRET-KEY-"));
}

function toWeb(stream: Readable): WebStream {
  const bytes = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await bytes.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    async cancel() {
      await bytes.return?.();
    },
  }) as unknown as WebStream;
}

function fromWeb(stream: WebStream): Readable {
  return Readable.fromWeb(stream as unknown as ReadableStream<Uint8Array>);
}
