import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { epochMsOf, instant, parseInstant, type Instant } from "../../domain/values/instant.ts";

const instantSchema = z
  .string()
  .refine((text) => parseInstant(text) !== null)
  .transform(instant);

const manifestSchema = z.object({
  format: z.literal(1),
  id: z.string().regex(/^bak_/),
  file: z.string(),
  database: z.enum(["sqlite", "postgres"]),
  encryption: z.enum(["age", "none"]),
  appVersion: z.string(),
  /** The last migration that was applied. */
  schema: z.string(),
  installationId: z.string(),
  /** The instant that it holds. */
  takenAt: instantSchema,
  bytes: z.number(),
  /** Of the file as it lies there. */
  sha256: z.string(),
});

/** What stands beside each backup. Written last: a backup without one is not whole. */
export type BackupManifest = z.output<typeof manifestSchema>;

const MANIFEST_SUFFIX = ".json";
const PARTIAL_SUFFIX = ".partial";
/** A day: no backup takes that long; what is older was left by a process that died. */
const PARTIAL_MS_MAX = 24 * 60 * 60 * 1_000;

/** Writes a file so that it is there whole, or not at all, even after a power cut. Resolves to its length and its SHA-256. */
export async function writeWhole(
  file: string,
  bytes: Readable,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const partial = `${file}${PARTIAL_SUFFIX}`;
  const hash = createHash("sha256");
  let length = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      length += chunk.length;
      next(null, chunk);
    },
  });
  try {
    await pipeline(bytes, counted, createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { bytes: length, sha256: hash.digest("hex") };
}

/** Writes the manifest of a backup that lies there. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const file = path.join(folder, `${manifest.file}${MANIFEST_SUFFIX}`);
  const partial = `${file}${PARTIAL_SUFFIX}`;
  await writeFile(partial, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(partial, file);
  await syncFolder(folder);
}

/** The manifest of this backup. Throws, with what is wrong, when there is none. */
export async function readManifest(backup: string): Promise<BackupManifest> {
  const file = `${backup}${MANIFEST_SUFFIX}`;
  const written = await readFile(file, "utf8").catch(() => null);
  if (written === null) throw new Error(`There is no ${file}: without its manifest a backup is not whole.`);
  return manifestSchema.parse(JSON.parse(written));
}

/** Makes the folder where there is none, and takes away what processes left that died while they wrote. */
export async function openBackupFolder(folder: string, now: Instant): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith(PARTIAL_SUFFIX) && (await stat(file)).mtimeMs < epochMsOf(now) - PARTIAL_MS_MAX)
      await rm(file);
  }
}

/**
 * Every whole backup of an installation in this folder, the latest first. A copy that somebody keeps under another name is theirs, and none of these: its
 * manifest tells of another file.
 */
export async function listBackups(folder: string, installationId: string): Promise<BackupManifest[]> {
  const manifests: BackupManifest[] = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith(MANIFEST_SUFFIX)) continue;
    const file = name.slice(0, -MANIFEST_SUFFIX.length);
    const manifest = await readManifest(path.join(folder, file)).catch(() => null);
    if (manifest?.installationId === installationId && manifest.file === file) manifests.push(manifest);
  }
  return manifests.sort((a, b) => epochMsOf(b.takenAt) - epochMsOf(a.takenAt));
}

/** Takes a backup away: its manifest first, so that none is left that looks whole. */
export async function removeBackup(folder: string, { file }: BackupManifest): Promise<void> {
  await rm(path.join(folder, `${file}${MANIFEST_SUFFIX}`), { force: true });
  await rm(path.join(folder, file), { force: true });
}

/** Throws when the file is not the one that its manifest tells of: cut off, changed, or exchanged. */
export async function expectUnchanged(backup: string, manifest: BackupManifest): Promise<void> {
  const { size } = await stat(backup);
  const hash = createHash("sha256");
  await pipeline(createReadStream(backup), hash);
  if (size !== manifest.bytes || hash.digest("hex") !== manifest.sha256)
    throw new Error(`${backup} is not what its manifest tells of: it was cut off or changed.`);
}

/** `booking-20261129T220017Z.sqlite`: sorts by age. */
export function backupNameOf(takenAt: Instant, suffix: string): string {
  return `booking-${takenAt.replaceAll(/[-:]|\.\d+/g, "")}.${suffix}`;
}

/** A name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
