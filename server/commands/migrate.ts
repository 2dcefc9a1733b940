import { listMigrations, migrateDownTo, migrateToLatest } from "../../db/core/migrate.ts";
import { migrations } from "../../db/migrations/registry.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { readSchemaStatus, schemaTooNewInWords } from "../../db/core/schema-requirement.ts";
import { APP_VERSION } from "../app-version.ts";
import { loadEnv } from "../env.ts";
import { runCommand } from "./run-command.ts";

/**
 * `npm run migrate -- status` shows what is applied; `-- up` applies what is missing; `-- down --yes` takes the last one back, with what is
 * stored only there, and `-- down --to <name> --yes` everything after that one. Without `--yes` it says what would be taken back.
 */
const [command = "", ...words] = process.argv.slice(2);
const to = words.includes("--to") ? (words[words.indexOf("--to") + 1] ?? "") : null;
if (to !== null && to !== "" && !Object.hasOwn(migrations, to)) {
  const known = Object.keys(migrations).join("\n  ");
  process.stderr.write(`There is no migration ${to}, and nothing was changed. Known are:\n  ${known}\n`);
  process.exit(2);
}
if (!["up", "down", "status"].includes(command) || to === "") {
  process.stderr.write("npm run migrate -- status | up | down [--to <name of a migration>] [--yes]\n");
  process.exit(2);
}
const database = openDatabase(loadEnv().DATABASE_URL);
await runCommand(command === "status" ? "Not known" : "Nothing was migrated", async () => {
  try {
    return await run(database);
  } finally {
    await database.close();
  }
});

/** Resolves to the exit code. */
async function run(opened: Database): Promise<number> {
  const status = await readSchemaStatus(opened, APP_VERSION);
  if (command === "status") return showStatus(opened);
  if (status.kind === "too_new") {
    process.stderr.write(`${schemaTooNewInWords(status, APP_VERSION)}\n`);
    return 1;
  }
  if (status.kind === "newer") {
    const unknown = status.unknown.join(", ");
    process.stderr.write(
      `A newer version has applied ${unknown}, and ${APP_VERSION} can run on that. Only that version can take it back; nothing was changed.\n`,
    );
    return command === "up" ? 0 : 1;
  }
  if (command === "up") {
    const applied = await migrateToLatest(opened);
    say(applied.length === 0 ? "Nothing was missing." : `Applied: ${applied.join(", ")}.`);
    return 0;
  }
  return takeBack(opened);
}

async function takeBack(opened: Database): Promise<number> {
  const applied = (await listMigrations(opened)).filter(({ appliedAt }) => appliedAt !== null);
  const names = applied.map(({ name }) => name);
  const meant = to === null ? names.slice(-1) : names.filter((name) => name > to);
  if (meant.length === 0) {
    say("There is nothing to take back.");
    return 0;
  }
  if (!words.includes("--yes")) {
    say(
      `This would take back ${meant.toReversed().join(", ")}, with what is stored only there. Stop the app, make a backup, and repeat with --yes.`,
    );
    return 1;
  }
  say(`Taken back: ${(await migrateDownTo(opened, to)).join(", ")}.`);
  return 0;
}

async function showStatus(opened: Database): Promise<number> {
  const status = await readSchemaStatus(opened, APP_VERSION);
  for (const { name, appliedAt } of await listMigrations(opened)) {
    const oldest = migrations[name]?.oldestApp ?? "";
    say(`${appliedAt === null ? "missing " : "applied "} ${name.padEnd(40)} runs with ${oldest} or newer`);
  }
  switch (status.kind) {
    case "as_this_version_has_it":
      say(`The database is as version ${APP_VERSION} has it.`);
      return 0;
    case "older":
      say(`The database lacks ${status.pending.length}: npm run migrate -- up, or start the app.`);
      return 1;
    case "newer":
      say(`applied  ${status.unknown.join(", ")}: by a newer version; ${APP_VERSION} can run on it.`);
      return 0;
    case "too_new":
      say(schemaTooNewInWords(status, APP_VERSION));
      return 1;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
