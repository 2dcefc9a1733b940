import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { listAppliedMigrations } from "../../../db/core/schema-requirement.ts";
import { copySqlite, faultsOfSqlite, isSqliteUrl, sqlitePathOf } from "../../../db/core/sqlite-file.ts";
import type { Database } from "../../../db/core/open-database.ts";
import { insertBackupRun } from "../../../db/operations/backup-runs.ts";
import {
  backupNameOf,
  listBackups,
  openBackupFolder,
  removeBackup,
  writeManifest,
  writeWhole,
  type BackupManifest,
} from "../../adapters/backups/backup-folder.ts";
import { keptBackups } from "../../adapters/backups/kept-backups.ts";
import { dumpPostgres, wholeOf } from "../../adapters/backups/postgres-programs.ts";
import { encryptFor } from "../../adapters/backups/seal-stream.ts";
import { APP_VERSION } from "../../app-version.ts";
import { idFromBytes } from "../../domain/values/ids.ts";
import type { Env } from "../../env.ts";
import type { Clock } from "../../ports.ts";
import { postgresProgramsOf } from "./postgres-programs-of.ts";

/** What a backup needs. The database may be in use. */
export interface BackupDeps {
  readonly env: Env;
  readonly database: Database;
  readonly clock: Clock;
  readonly installationId: string;
}

export interface MadeBackup {
  readonly folder: string;
  readonly manifest: BackupManifest;
  /** Older ones that were taken away. */
  readonly removed: readonly string[];
}

/**
 * Makes a backup while the app runs: one file, encrypted where there are recipients, with its manifest. It is there whole or not at all. Then the
 * database is told of it, and older ones are taken away. Throws, with what to do, when it cannot be made; whatever was there before stays.
 */
export async function makeBackup({ env, database, clock, installationId }: BackupDeps): Promise<MadeBackup> {
  const folder = env.BACKUP_DIR;
  if (folder === undefined) throw new Error("Set BACKUP_DIR to the folder that backups are to lie in.");
  const takenAt = clock.now();
  await openBackupFolder(folder, takenAt);
  const isSqlite = isSqliteUrl(env.DATABASE_URL);
  const recipients = env.BACKUP_RECIPIENTS ?? [];
  const suffix = `${isSqlite ? "sqlite" : "pgdump"}${recipients.length > 0 ? ".age" : ""}`;
  const file = backupNameOf(takenAt, suffix);
  const schema = (await listAppliedMigrations(database)).at(-1) ?? "";
  const written = await (isSqlite ? writeSqlite : writePostgres)(env, path.join(folder, file));
  const manifest: BackupManifest = {
    format: 1,
    id: idFromBytes("bak", new Uint8Array(randomBytes(16))),
    file,
    database: isSqlite ? "sqlite" : "postgres",
    encryption: recipients.length > 0 ? "age" : "none",
    appVersion: APP_VERSION,
    schema,
    installationId,
    takenAt,
    ...written,
  };
  await writeManifest(folder, manifest);
  await insertBackupRun(database.kysely, {
    id: manifest.id as `bak_${string}`,
    takenAt,
    finishedAt: clock.now(),
    fileName: file,
    ...written,
  });
  const all = await listBackups(folder, installationId);
  const kept = keptBackups(all, { daily: env.BACKUP_KEEP_DAILY, weekly: env.BACKUP_KEEP_WEEKLY });
  const old = all.filter((one) => !kept.has(one));
  for (const one of old) await removeBackup(folder, one);
  return { folder, manifest, removed: old.map((one) => one.file) };
}

type Written = Awaited<ReturnType<typeof writeWhole>>;

/** By a copy beside the database, so that nothing unencrypted lies where backups do. */
async function writeSqlite(env: Env, target: string): Promise<Written> {
  const copy = `${sqlitePathOf(env.DATABASE_URL)}.backup-${randomBytes(6).toString("hex")}`;
  try {
    await copySqlite(sqlitePathOf(env.DATABASE_URL), copy);
    const faults = faultsOfSqlite(copy);
    if (faults.length > 0)
      throw new Error(`The database is damaged, and was not backed up: ${faults.slice(0, 5).join("; ")}.`);
    const plain = createReadStream(copy);
    const recipients = env.BACKUP_RECIPIENTS ?? [];
    return await writeWhole(target, recipients.length > 0 ? await encryptFor(recipients, plain) : plain);
  } finally {
    await rm(copy, { force: true });
  }
}

async function writePostgres(env: Env, target: string): Promise<Written> {
  const dump = dumpPostgres(postgresProgramsOf(env, env.DATABASE_URL));
  const recipients = env.BACKUP_RECIPIENTS ?? [];
  // A dump that ends early fails before its file gets its name.
  const whole = wholeOf(dump);
  return writeWhole(target, recipients.length > 0 ? await encryptFor(recipients, whole) : whole);
}
