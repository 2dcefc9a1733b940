import type { ColumnType, Generated } from "kysely";

/** What is known of backups, and of having been restored from one. */
export interface BackupTables {
  backup_run: BackupRunTable;
  restoration: RestorationTable;
  erasure_to_repeat: ErasureToRepeatTable;
}

/** A backup that was made and is whole. */
export interface BackupRunTable {
  id: string;
  /** The instant that it holds. */
  taken_at: string;
  finished_at: string;
  file_name: string;
  /** Larger than an integer of PostgreSQL, whose driver gives such a number as text. */
  bytes: ColumnType<number | string, number, never>;
  sha256: string;
}

/** This database was made from a backup. While one is not released, nothing leaves the installation. */
export interface RestorationTable {
  id: string;
  /** The instant that the backup holds. */
  taken_at: string;
  /** Until when the lost database was worked on. */
  stopped_at: string;
  restored_at: string;
  released_at: Generated<string | null>;
}

/** Somebody who was erased after the backup was made: by a keyed hash of their address. */
export interface ErasureToRepeatTable {
  hash: string;
  erased_at: string;
  /** Null until it was done again here. */
  repeated_at: Generated<string | null>;
}
