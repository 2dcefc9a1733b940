import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  expectUnchanged,
  readManifest,
  writeWhole,
  type BackupManifest,
} from "../../adapters/backups/backup-folder.ts";
import { restorePostgres } from "../../adapters/backups/postgres-programs.ts";
import { decryptWith, identitiesIn } from "../../adapters/backups/seal-stream.ts";
import type { Env } from "../../env.ts";
import { postgresProgramsOf } from "./postgres-programs-of.ts";

/** A backup that is what its manifest tells of. */
export interface OpenedBackup {
  readonly manifest: BackupManifest;
  /** What was backed up, decrypted as it is read. Fails when a byte is not what was encrypted. */
  read(): Promise<Readable>;
}

/** Throws, with what is wrong, when the backup was cut off or changed, has no manifest, or there is no key for it. */
export async function openBackup(env: Env, file: string): Promise<OpenedBackup> {
  const manifest = await readManifest(file);
  if (path.basename(file) !== manifest.file)
    throw new Error(`${file} is not the file that its manifest tells of, which is ${manifest.file}.`);
  await expectUnchanged(file, manifest);
  const identities = manifest.encryption === "age" ? await readIdentities(env) : [];
  return {
    manifest,
    async read() {
      const bytes = createReadStream(file);
      return manifest.encryption === "age" ? decryptWith(identities, bytes) : bytes;
    },
  };
}

async function readIdentities({ BACKUP_IDENTITY_FILE: file }: Env): Promise<string[]> {
  if (file === undefined)
    throw new Error("This backup is encrypted: set BACKUP_IDENTITY_FILE to the file with its private key.");
  const identities = identitiesIn(await readFile(file, "utf8"));
  if (identities.length === 0) throw new Error(`${file} holds no private key: AGE-SECRET-KEY-1…`);
  return identities;
}

/** Writes the backed-up SQLite database into a new file. */
export async function extractSqlite(backup: OpenedBackup, to: string): Promise<void> {
  await writeWhole(to, await backup.read());
}

/** Brings a backed-up PostgreSQL database into an empty one, all of it or nothing. */
export async function extractPostgres(env: Env, backup: OpenedBackup, url: string): Promise<void> {
  const { stream, done } = restorePostgres(postgresProgramsOf(env, url));
  const whyNot = (error: unknown) => error;
  const piped = pipeline(await backup.read(), stream).then(() => null, whyNot);
  const ended = done.then(() => null, whyNot);
  const [unread, failed] = [await piped, await ended];
  // A pipe that breaks is explained by what the program said.
  const isBrokenPipe = unread instanceof Error && "code" in unread && unread.code === "EPIPE";
  const why = isBrokenPipe ? (failed ?? unread) : (unread ?? failed);
  if (why !== null) throw why instanceof Error ? why : new Error("The backup could not be brought in.");
}
