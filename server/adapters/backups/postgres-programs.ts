import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { Readable, type Writable } from "node:stream";
import { text } from "node:stream/consumers";

/** PostgreSQL's own programs, and the database that they work on. */
export interface PostgresPrograms {
  /** Their folder; null: they are looked for in PATH. */
  readonly folder: string | null;
  readonly url: string;
  /** The environment that they inherit. */
  readonly env: NodeJS.ProcessEnv;
}

/** A program, with what it reads or writes. `done` rejects with its own words when it fails, and when it is not there. */
export interface RunningProgram<Stream> {
  readonly stream: Stream;
  readonly done: Promise<void>;
}

/** The database in pg_dump's own format, as of one moment, while it is in use. */
export function dumpPostgres(programs: PostgresPrograms): RunningProgram<Readable> {
  const child = start(programs, "pg_dump", ["--format=custom", "--no-owner", "--no-privileges"]);
  return { stream: child.stdout, done: ended(child, "pg_dump") };
}

/** Brings such a dump into an empty database, all of it or nothing. */
export function restorePostgres(programs: PostgresPrograms): RunningProgram<Writable> {
  const target = new URL(programs.url).pathname.slice(1);
  const child = start(programs, "pg_restore", [
    "--single-transaction",
    "--exit-on-error",
    "--no-owner",
    "--no-privileges",
    `--dbname=${target}`,
  ]);
  return { stream: child.stdin, done: ended(child, "pg_restore") };
}

/** Who it is and how it signs in go by the environment: arguments can be read by everybody on the machine. */
function start({ folder, url, env }: PostgresPrograms, name: string, words: readonly string[]) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const sslMode = searchParams.get("sslmode");
  return spawn(folder === null ? name : path.join(folder, name), words, {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...env,
      PGHOST: decodeURIComponent(hostname),
      PGPORT: port === "" ? "5432" : port,
      PGUSER: decodeURIComponent(username),
      PGPASSWORD: decodeURIComponent(password),
      PGDATABASE: decodeURIComponent(pathname.slice(1)),
      ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
    },
  });
}

async function ended(child: ChildProcess & { readonly stderr: Readable }, name: string): Promise<void> {
  const said = text(child.stderr);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve);
    child.once("error", (error) => {
      const missing = "code" in error && error.code === "ENOENT";
      reject(
        missing
          ? new Error(
              `${name} was not found. Install PostgreSQL's client of the server's version or newer (Debian: postgresql-client), or say in POSTGRES_PROGRAMS where it is.`,
            )
          : error,
      );
    });
  });
  if (code !== 0) throw new Error(`${name} has failed: ${(await said).trim().slice(0, 2_000)}`);
}

/** What a program writes, failing at its end when the program has failed. */
export function wholeOf({ stream, done }: RunningProgram<Readable>): Readable {
  // Waited for below; until then nobody hears of a failure.
  done.catch(() => undefined);
  return Readable.from(
    (async function* () {
      yield* stream as AsyncIterable<Buffer>;
      await done;
    })(),
  );
}
