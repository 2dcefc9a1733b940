import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { openDatabase, type Database } from "../../../db/core/open-database.ts";
import { lookAtPostgres } from "../../../db/core/postgres-databases.ts";
import { prepareSchema } from "../../../db/core/schema-requirement.ts";
import {
  faultsOfSqlite,
  isSqliteUrl,
  leaveOneFile,
  putSqliteAside,
  sqlitePathOf,
} from "../../../db/core/sqlite-file.ts";
import { skipPositions } from "../../../db/published/event-order.ts";
import { insertErasuresToRepeat } from "../../../db/operations/erasures-to-repeat.ts";
import { insertRestoration, type Restoration } from "../../../db/operations/restorations.ts";
import type { BackupManifest } from "../../adapters/backups/backup-folder.ts";
import { createErasureList } from "../../adapters/erasure-list.ts";
import { APP_VERSION } from "../../app-version.ts";
import { idFromBytes } from "../../domain/values/ids.ts";
import type { Instant } from "../../domain/values/instant.ts";
import type { Env } from "../../env.ts";
import type { Clock } from "../../ports.ts";
import { extractPostgres, extractSqlite, openBackup } from "./open-backup.ts";

/** A million: more events than the largest installation publishes between two backups. */
const LOST_POSITIONS_MAX = 1_000_000;

export interface RestoredBackup {
  readonly manifest: BackupManifest;
  readonly restoration: Omit<Restoration, "releasedAt">;
  /** Null where there is no list: nobody was ever erased, or it was left behind. */
  readonly erasuresToRepeat: number | null;
  /** Where the database lies now that was there before; null when none was. */
  readonly aside: string | null;
}

export interface RestoreWish {
  readonly file: string;
  /** Until when the lost installation worked; null: until now. */
  readonly stoppedAt: Instant | null;
  /** Whether a database that is there already is put aside. */
  readonly replace: boolean;
  /** The folder with the list of erasures. */
  readonly erasureFolder: string;
}

/**
 * Brings a backup to where DATABASE_URL says, held: the mark stands in it before anybody can open it. Throws, with what to do, and leaves everything
 * as it was, when the backup is not whole, or something is there already. Never while an app runs on it.
 */
export async function restoreBackup(
  { env, clock }: { readonly env: Env; readonly clock: Clock },
  wish: RestoreWish,
): Promise<RestoredBackup> {
  const backup = await openBackup(env, wish.file);
  const { manifest } = backup;
  expectOurs(env, manifest);
  const restoredAt = clock.now();
  const restoration = {
    id: idFromBytes("rst", new Uint8Array(randomBytes(16))),
    takenAt: manifest.takenAt,
    stoppedAt: wish.stoppedAt ?? restoredAt,
    restoredAt,
  } as const;
  const list = createErasureList(wish.erasureFolder);
  const erasures = await list.listSince(manifest.takenAt);
  const hold = async (database: Database) => {
    await prepareSchema(database, APP_VERSION);
    await database.transact(async (tx) => {
      await insertRestoration(tx, restoration);
      await skipPositions(tx, LOST_POSITIONS_MAX);
      await insertErasuresToRepeat(tx, erasures);
    });
  };
  const about = { manifest, restoration, erasuresToRepeat: list.isThere() ? erasures.length : null };
  if (manifest.database === "postgres") {
    await expectEmpty(env.DATABASE_URL);
    await extractPostgres(env, backup, env.DATABASE_URL);
    await withDatabase(env.DATABASE_URL, hold);
    return { ...about, aside: null };
  }
  const target = sqlitePathOf(env.DATABASE_URL);
  if (existsSync(target) && !wish.replace)
    throw new Error(
      `${target} is there already. Stop the app and repeat with --replace: it is then put aside under another name.`,
    );
  const coming = `${target}.restoring`;
  try {
    await extractSqlite(backup, coming);
    const faults = faultsOfSqlite(coming);
    if (faults.length > 0) throw new Error(`The backup is damaged: ${faults.slice(0, 5).join("; ")}.`);
    await withDatabase(`file:${coming}`, hold);
    leaveOneFile(coming);
    const aside = existsSync(target) ? `${target}.before-${restoredAt.replaceAll(/[-:]|\.\d+/g, "")}` : null;
    if (aside !== null) putAside(target, aside);
    await rename(coming, target);
    return { ...about, aside };
  } finally {
    await rm(coming, { force: true });
  }
}

function expectOurs(env: Env, manifest: BackupManifest): void {
  const isSqlite = isSqliteUrl(env.DATABASE_URL);
  if (isSqlite !== (manifest.database === "sqlite"))
    throw new Error(`This is a backup of ${manifest.database}, and DATABASE_URL is of the other kind.`);
  const { INSTALLATION_ID: id } = env;
  if (id !== undefined && id !== manifest.installationId)
    throw new Error(
      `This is a backup of the installation ${manifest.installationId}, and INSTALLATION_ID says ${id}.`,
    );
}

async function expectEmpty(url: string): Promise<void> {
  const { tables, connections } = await lookAtPostgres(url);
  if (tables > 0)
    throw new Error(
      "The database is not empty. Make a new one, and set DATABASE_URL to it; the old one stays as it is.",
    );
  if (connections > 0)
    throw new Error("Somebody is connected to the database: stop every process of the app first.");
}

function putAside(target: string, aside: string): void {
  try {
    putSqliteAside(target, aside);
  } catch (cause) {
    throw new Error(`${path.basename(target)} is in use: stop the app first. Nothing was changed.`, {
      cause,
    });
  }
}

async function withDatabase(url: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = openDatabase(url);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
