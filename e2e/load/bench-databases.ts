import { copyFileSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "../../db/core/open-database.ts";
import { startPostgres } from "../../db/core/test-postgres.ts";

/** Databases on the disk that each commit is on before it is answered. */
export interface BenchDatabases {
  /** The URL of a new one; the name tells SQLite's files apart. */
  create(name: string): Promise<string>;
  /** The URL of a copy of one that nobody is connected to. */
  copyOf(url: string, name: string): Promise<string>;
  remove(): Promise<void>;
}

/** SQLite's lie in `folder`. PostgreSQL's are on a server of their own. */
export async function openBenchDatabases(
  dialect: "sqlite" | "postgres",
  folder: string,
): Promise<BenchDatabases> {
  if (dialect === "postgres") {
    const server = await startPostgres("synced");
    return {
      create: () => server.copy(),
      copyOf: (url) => server.copyOf(url),
      remove: () => server.remove(),
    };
  }
  const urlOf = (name: string) => `file:${path.join(folder, `${name}.sqlite`)}`;
  return {
    create: (name) => Promise.resolve(urlOf(name)),
    copyOf(url, name) {
      copyFileSync(url.slice("file:".length), urlOf(name).slice("file:".length));
      return Promise.resolve(urlOf(name));
    },
    remove: () => Promise.resolve(),
  };
}

/** How many deliveries the database has, and how many of them are not worked off. */
export async function countInbox(url: string): Promise<{ stored: number; open: number }> {
  const database = openDatabase(url);
  try {
    const row = await database.kysely
      .selectFrom("inbox")
      .select(({ fn }) => [fn.countAll().as("stored"), fn.count("completed_at").as("completed")])
      .executeTakeFirstOrThrow();
    return { stored: Number(row.stored), open: Number(row.stored) - Number(row.completed) };
  } finally {
    await database.close();
  }
}

/** How many effects are not carried out yet, but for reminders, which wait for their time. */
export async function countOpenEffects(url: string): Promise<number> {
  const database = openDatabase(url);
  try {
    const { open } = await database.kysely
      .selectFrom("outbox")
      .where("completed_at", "is", null)
      .where("dead_at", "is", null)
      .where("type", "<>", "remindToPay")
      .select(({ fn }) => fn.countAll().as("open"))
      .executeTakeFirstOrThrow();
    return Number(open);
  } finally {
    await database.close();
  }
}

/** Waits until nothing is open any more; `secondsMax` at most. */
export async function untilNone(countOpen: () => Promise<number>, secondsMax: number): Promise<void> {
  const lastLookMs = performance.now() + secondsMax * 1000;
  while (performance.now() < lastLookMs && (await countOpen()) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
