import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { startPostgres, type PostgresSource } from "../../db/core/test-postgres.ts";
import type { AppProcess } from "../../server/commands/app-process.ts";
import { startDemo, type Demo } from "../../server/commands/demo-environment.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { openFront, type Front } from "./front.ts";
import { pause } from "./pause.ts";

export type Dialect = Database["dialect"];

/** What an installation is made of. */
export interface InstallationPlan {
  readonly dialect: Dialect;
  /** How many processes of the app work on the one database. SQLite, a file, takes one. */
  readonly processes: number;
  /** Whether the database's server itself dies again and again, in the middle of everything, and comes back. A file has none. */
  readonly restartsDatabase?: boolean;
}

/** The built app in one process or several, on one database, behind one address, with providers of its own around it. */
export interface Installation {
  /** Where people and providers come in. */
  readonly url: string;
  readonly sandboxUrls: Demo["sandboxUrls"];
  readonly env: Demo["env"];
  /** The installation's database through connections of the harness's, which end with the server alone. */
  readonly database: Database;
  readonly processes: number;
  readonly restartsDatabase: boolean;
  /** Throws when a process has ended by itself: nothing that happens here may do that. */
  expectAllUp(): void;
  /** Kills one process with SIGKILL and starts it again. Resolves when it is ready. One at a time: rejects when another one is down. */
  kill(process: number): Promise<void>;
  /** Cuts every connection of the processes to the database's server. Resolves to how many there were; there are none to a file. */
  cutConnections(): Promise<number>;
  /** Kills the database's server, without a goodbye to anybody, and starts it again. Resolves when it takes connections; does nothing to a file. */
  restartDatabase(): Promise<void>;
  /** What the front has seen. */
  figures: Front["figures"];
  close(): Promise<void>;
}

/** A person makes more bookings here than anybody does in a day; each lives at an address of their own, and every other limit holds. */
const SETTINGS = {
  INSTALLATION_ID: "chaos-installation",
  BOOKINGS_PER_DAY_MAX: "10000",
  TRUSTED_PROXY_HOPS: "1",
  LOG_LEVEL: "silent",
};

/** 10, half a second apart: what comes in the way of so many starts in a row is neither the fault injector nor a database that is away. */
const STARTS_MAX = 10;
const START_AGAIN_MS = 500;

/** As whatever looks after a process does: one that ends before it is ready, because its database does not answer, is started again. */
async function startAsSupervisor(one: AppProcess): Promise<void> {
  for (let starts = 1; ; starts++) {
    try {
      await one.start();
      return;
    } catch (error) {
      if (one.isRunning() || starts === STARTS_MAX) throw error;
      await pause(START_AGAIN_MS);
    }
  }
}

/** Leaves nothing running when it rejects. */
export async function openInstallation({
  dialect,
  processes,
  restartsDatabase = false,
}: InstallationPlan): Promise<Installation> {
  invariant(processes === 1 || dialect === "postgres", "several processes share a server, not a file");
  const folder = await mkdtemp(path.join(tmpdir(), "booking-chaos-"));
  /** Undone from the last to the first. */
  const undo: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  async function close(): Promise<void> {
    for (const step of undo.splice(0).reverse()) await step();
  }

  try {
    let server: PostgresSource | null = null;
    if (dialect === "postgres") {
      const started = await startPostgres();
      undo.push(() => started.remove());
      server = started;
    }
    const front = await openFront();
    undo.push(() => front.close());
    const demo = await startDemo({
      port: 0,
      sandboxPorts: "any",
      databaseFile: path.join(folder, "chaos.sqlite"),
      app: "built",
      publicUrl: front.url,
      settings: { ...SETTINGS, ...(server === null ? {} : { DATABASE_URL: await server.copy() }) },
    });
    undo.push(() => demo.stop());
    const all: AppProcess[] = [demo.app];
    while (all.length < processes) all.push(await demo.startAnotherApp());
    front.lead(all.map(({ url }) => url));
    const database = openDatabase(demo.env["DATABASE_URL"] ?? "");
    undo.push(() => database.close());
    function expectAllUp(): void {
      for (const [at, one] of all.entries())
        invariant(one.isRunning(), `process ${at + 1} has not ended by itself`);
    }
    return {
      url: front.url,
      sandboxUrls: demo.sandboxUrls,
      env: demo.env,
      database,
      processes,
      restartsDatabase,
      expectAllUp,
      async kill(number) {
        expectAllUp();
        const one = all[number];
        invariant(one !== undefined, "there is such a process");
        await one.kill("SIGKILL");
        await startAsSupervisor(one);
      },
      cutConnections: async () => (await server?.cutConnections("of_other_processes")) ?? 0,
      async restartDatabase() {
        await server?.crash();
        await server?.start();
      },
      figures: () => front.figures(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
