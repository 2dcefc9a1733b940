import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/core/open-database.ts";
import { migrations } from "../../db/migrations/registry.ts";
import { listAppliedMigrations } from "../../db/core/schema-requirement.ts";
import { childEnv } from "../env.ts";

const NAMES = Object.keys(migrations);
const LAST = NAMES.at(-1) ?? "";
/** 4 min: nine processes that each load a part of the app, on a machine that does much else. */
const TOOLS_MS_MAX = 240_000;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "booking-migrate-"));
  file = path.join(folder, "x.sqlite");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a tool as a person does, with this file for its database. */
function run(tool: string, ...words: string[]): Promise<{ code: number; output: string }> {
  const env = childEnv({
    APP_ENV: "test",
    APP_URL: "http://localhost:3000",
    DATABASE_URL: `file:${file}`,
    AUTH_SECRET: "a-secret-of-tests-with-32-characters",
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "test-key").toString("base64")}`,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRETS: "whsec_test_secret",
    SMTP_URL: "smtp://127.0.0.1:2525",
    // As a person's: the sign-in library looks at the tables by itself only then.
    NODE_ENV: "development",
  });
  return new Promise((resolve) => {
    const tsx = ["--import", "tsx", tool, ...words];
    const child = execFile(process.execPath, tsx, { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
  });
}

async function applied(): Promise<string[]> {
  const database = openDatabase(file);
  try {
    return await listAppliedMigrations(database);
  } finally {
    await database.close();
  }
}

test(
  "the database goes up, is told of, and comes down as far as is said, after a yes",
  async () => {
    expect(await run("server/commands/migrate.ts", "status")).toMatchObject({ code: 1 });
    expect(await applied()).toEqual([]);

    expect((await run("server/commands/migrate.ts", "up")).output).toContain(`Applied: ${NAMES.join(", ")}.`);
    const status = await run("server/commands/migrate.ts", "status");
    expect(status).toMatchObject({ code: 0 });
    for (const name of NAMES) expect(status.output).toContain(`applied  ${name}`);

    expect(await run("server/commands/migrate.ts", "down")).toMatchObject({ code: 1 });
    expect(await applied()).toEqual(NAMES);
    expect((await run("server/commands/migrate.ts", "down", "--yes")).output).toBe(`Taken back: ${LAST}.\n`);
    expect((await run("server/commands/migrate.ts", "down", "--to", "0005-reconciler", "--yes")).code).toBe(
      0,
    );
    expect(await applied()).toEqual(NAMES.slice(0, 5));
  },
  TOOLS_MS_MAX,
);

test(
  "a word that is not understood changes nothing",
  async () => {
    expect(await run("server/commands/migrate.ts", "sideways")).toMatchObject({ code: 2 });
    const unknown = await run("server/commands/migrate.ts", "down", "--to", "nowhere", "--yes");
    expect(unknown.code).toBe(2);
    expect(unknown.output).toContain("There is no migration nowhere");
    for (const name of NAMES) expect(unknown.output).toContain(name);
    expect(await applied()).toEqual([]);
  },
  TOOLS_MS_MAX,
);

test(
  "a tool that ends at once says only its own words, and closes the database when nobody asks it any more",
  async () => {
    await run("server/commands/migrate.ts", "up");
    const { output } = await run("server/commands/erase-person.ts", "nobody@example.com");
    expect(output).toBe("0 bookings, no account.\nNothing stands against it. Repeat with --yes to erase.\n");
  },
  TOOLS_MS_MAX,
);

test(
  "no tool migrates by the way: each says what to run first",
  async () => {
    const tools = [
      ["server/commands/seed.ts"],
      ["server/commands/re-encrypt.ts"],
      ["server/commands/make-operator.ts", "ada@example.com"],
      ["server/commands/erase-person.ts", "ada@example.com"],
      ["server/commands/rebuild-bookings.ts"],
      ["server/commands/rebuild-funnel.ts"],
      ["server/commands/verify-history.ts"],
    ] as const;
    for (const [tool, ...words] of tools) {
      const { code, output } = await run(tool, ...words);
      expect(output).toContain("Bring it up to date first: npm run migrate -- up");
      expect(code).toBe(1);
    }
    expect((await run("server/commands/doctor.ts")).output).toContain("npm run migrate -- up");
    expect(await applied()).toEqual([]);
  },
  TOOLS_MS_MAX,
);
