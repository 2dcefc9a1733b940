import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { countStored, type StoredCounts } from "../../../db/operations/stored-counts.ts";
import { openDatabase } from "../../../db/core/open-database.ts";
import { createPostgresBeside, dropPostgresBeside } from "../../../db/core/postgres-databases.ts";
import { readSchemaStatus, schemaTooNewInWords } from "../../../db/core/schema-requirement.ts";
import { faultsOfSqlite, isSqliteUrl } from "../../../db/core/sqlite-file.ts";
import { migrateToLatest } from "../../../db/core/migrate.ts";
import { createSecretBox } from "../../adapters/secret-box.ts";
import type { BackupManifest } from "../../adapters/backups/backup-folder.ts";
import { APP_VERSION } from "../../app-version.ts";
import type { Env } from "../../env.ts";
import { historyFindingInWords, type HistoryFinding } from "../../history/history-finding.ts";
import { verifyStoredCheckpoints } from "../../history/verify-daily-checkpoints.ts";
import { verifyHistory } from "../../history/verify-history.ts";
import { extractPostgres, extractSqlite, openBackup, type OpenedBackup } from "./open-backup.ts";

export interface CheckedBackup {
  readonly manifest: BackupManifest;
  readonly counts: StoredCounts;
  readonly historyLines: number;
  /** In sentences; empty when it is whole. */
  readonly faults: readonly string[];
}

/**
 * Opens a backup in a place of its own and looks at it as this version would: whether the file is what was written, the database sound, its schema one
 * that we know, and the history what was signed. Throws when it cannot be opened at all. Nothing of it stays.
 */
export async function checkBackupFile(env: Env, file: string): Promise<CheckedBackup> {
  const backup = await openBackup(env, file);
  return backup.manifest.database === "sqlite" ? checkSqlite(env, backup) : checkPostgres(env, backup);
}

async function checkSqlite(env: Env, backup: OpenedBackup): Promise<CheckedBackup> {
  const folder = await mkdtemp(path.join(tmpdir(), "booking-check-"));
  try {
    const copy = path.join(folder, "copy.sqlite");
    await extractSqlite(backup, copy);
    const faults = faultsOfSqlite(copy);
    return await look(env, backup, `file:${copy}`, faults);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkPostgres(env: Env, backup: OpenedBackup): Promise<CheckedBackup> {
  if (isSqliteUrl(env.DATABASE_URL))
    throw new Error(
      "This backup is PostgreSQL's: set DATABASE_URL to a database on the server where a copy may be made for a moment.",
    );
  const name = `booking_check_${randomBytes(6).toString("hex")}`;
  const url = await createPostgresBeside(env.DATABASE_URL, name);
  try {
    await extractPostgres(env, backup, url);
    return await look(env, backup, url, []);
  } finally {
    await dropPostgresBeside(env.DATABASE_URL, name);
  }
}

async function look(
  env: Env,
  { manifest }: OpenedBackup,
  url: string,
  unsound: readonly string[],
): Promise<CheckedBackup> {
  const database = openDatabase(url);
  try {
    const faults = [...unsound];
    const status = await readSchemaStatus(database, APP_VERSION);
    if (status.kind === "too_new") {
      faults.push(schemaTooNewInWords(status, APP_VERSION));
      return { manifest, counts: await countStored(database.kysely), historyLines: 0, faults };
    }
    // A copy of an older version's, brought up to what this one reads.
    if (status.kind === "older") await migrateToLatest(database);
    const deps = { database, secretBox: createSecretBox(env.ENCRYPTION_KEYS) };
    const tell = (finding: HistoryFinding) => {
      faults.push(historyFindingInWords(finding));
    };
    const history = await verifyHistory(deps, tell);
    await verifyStoredCheckpoints(deps, tell);
    const counts = await countStored(database.kysely);
    return { manifest, counts, historyLines: history.transitions, faults };
  } finally {
    await database.close();
  }
}
