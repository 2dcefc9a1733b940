import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** A backup that was made and is whole. */
export interface BackupRun {
  readonly id: `bak_${string}`;
  /** The instant that it holds. */
  readonly takenAt: Instant;
  readonly finishedAt: Instant;
  readonly fileName: string;
  readonly bytes: number;
  /** Of the file as it lies there, in hexadecimal digits. */
  readonly sha256: string;
}

export async function insertBackupRun(db: Queryable, run: BackupRun): Promise<void> {
  await db
    .insertInto("backup_run")
    .values({
      id: run.id,
      taken_at: run.takenAt,
      finished_at: run.finishedAt,
      file_name: run.fileName,
      bytes: run.bytes,
      sha256: run.sha256,
    })
    .execute();
}

/** The last good backup of this database, by the instant that it holds; null when none was ever made. */
export async function findLastBackup(db: Queryable): Promise<BackupRun | null> {
  const row = await db
    .selectFrom("backup_run")
    .selectAll()
    .orderBy("taken_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id as BackupRun["id"],
    takenAt: instant(row.taken_at),
    finishedAt: instant(row.finished_at),
    fileName: row.file_name,
    bytes: Number(row.bytes),
    sha256: row.sha256,
  };
}
