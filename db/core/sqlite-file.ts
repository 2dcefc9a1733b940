import { existsSync, renameSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";

/** All pages in one step: while it lasts the app writes on beside it, and no write makes it begin anew. */
const ALL_PAGES = 0x7fffffff;

/** Whether this is the URL of a database in a file. */
export function isSqliteUrl(url: string): boolean {
  return !/^postgres(ql)?:\/\//.test(url);
}

/** The file that `file:./x.sqlite`, `file:///x.sqlite` or a plain path names. */
export function sqlitePathOf(url: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  return url.startsWith("file:") ? url.slice("file:".length) : url;
}

/** Copies a database that may be in use into a new file, as of one moment. Nobody waits for it. Rejects when there is none. */
export async function copySqlite(from: string, to: string): Promise<void> {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  leaveOneFile(to);
}

/** What SQLite finds wrong with a file, in its words; empty when it is whole. Throws when it is no database. */
export function faultsOfSqlite(path: string): string[] {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    const rows = sqlite.pragma("integrity_check") as readonly { readonly integrity_check: string }[];
    const broken = sqlite.pragma("foreign_key_check") as readonly { readonly table: string }[];
    return [
      ...rows.map(({ integrity_check }) => integrity_check).filter((line) => line !== "ok"),
      ...broken.map(({ table }) => `a row of ${table} refers to one that is not there`),
    ];
  } finally {
    sqlite.close();
  }
}

/** Writes everything into the one file, so that nothing of it stands beside it. Throws when somebody else has it open. */
export function leaveOneFile(path: string): void {
  const sqlite = new Sqlite(path, { fileMustExist: true, timeout: 0 });
  try {
    sqlite.pragma("journal_mode = DELETE");
  } finally {
    sqlite.close();
  }
}

/** Puts a database aside under another name. Throws when somebody has it open; does nothing when there is none. */
export function putSqliteAside(path: string, aside: string): void {
  if (!existsSync(path)) return;
  leaveOneFile(path);
  renameSync(path, aside);
}
