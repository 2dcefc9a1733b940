import { randomBytes } from "node:crypto";
import {
  becomeAnotherInstallation,
  findInstallation,
  renameInstallation,
} from "../../db/operations/installation.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { requireSchema } from "../../db/core/schema-requirement.ts";
import { createSystemClock } from "../adapters/system-clock.ts";
import { APP_VERSION } from "../app-version.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import { loadEnv } from "../env.ts";
import { runCommand } from "./run-command.ts";

/**
 * `npm run installation` says whose database this is. `-- moved`: the same installation in a new place, under the id that is set; the old one is
 * stopped for good. `-- copied --yes`: a copy, which no longer acts on anything that is in it.
 */
const [command = "status", ...words] = process.argv.slice(2);
if (!["status", "moved", "copied"].includes(command)) {
  process.stderr.write("npm run installation -- status | moved | copied --yes\n");
  process.exit(2);
}
const env = loadEnv();
const setting = env.INSTALLATION_ID ?? null;
const clock = await createSystemClock(env.CLOCK_URL ?? null);
const database = openDatabase(env.DATABASE_URL);
await runCommand("Nothing was changed", async () => {
  try {
    await requireSchema(database, APP_VERSION);
    return await run(database);
  } finally {
    clock.stop();
    await database.close();
  }
});

/** Resolves to the exit code. */
async function run(opened: Database): Promise<number> {
  const stored = await findInstallation(opened);
  switch (command) {
    case "moved":
      return move(opened, stored?.id ?? null);
    case "copied":
      return copy(opened, stored?.id ?? null);
    default:
      say(
        `The database is that of ${stored?.id ?? "nobody yet"}${stored?.copiedAt == null ? "" : `, a copy since ${stored.copiedAt}`}; INSTALLATION_ID is ${setting ?? "not set"}.`,
      );
      return 0;
  }
}

async function move(opened: Database, storedId: string | null): Promise<number> {
  if (setting === null) {
    say("Set INSTALLATION_ID to what the installation is to be called here, and repeat.");
    return 1;
  }
  if (setting === storedId) {
    say(`The database is that of ${setting} already.`);
    return 0;
  }
  await opened.transact((tx) => renameInstallation(tx, setting, clock.now()));
  say(
    `The database is that of ${setting} now; what ${storedId ?? "nobody"} has begun is its own. Never start the old one again.`,
  );
  return 0;
}

async function copy(opened: Database, storedId: string | null): Promise<number> {
  // With the settings copied too, the id that is set is still the other's.
  const id = setting === null || setting === storedId ? idFromBytes("ins", randomBytes(16)) : setting;
  if (!words.includes("--yes")) {
    say(
      `This would make it the database of ${id}: access to Calendly and all unfinished work in it are deleted, and its bookings are only there to be read. ` +
        `Never do this to the database of ${storedId ?? "an installation"} itself. Repeat with --yes.`,
    );
    return 1;
  }
  const dropped = await opened.transact((tx) => becomeAnotherInstallation(tx, id, clock.now()));
  say(
    `The database is that of ${id} now. Deleted: ${dropped.connections} connections to Calendly, ${dropped.effects} jobs, ${dropped.deliveries} deliveries, ${dropped.endpoints} webhook endpoints. ` +
      `${dropped.bookings} bookings are only there to be read. Nobody was told. No token in the settings connects a calendar here: connect on each builder's page, with an account made for trying.`,
  );
  if (id !== setting) say(`Set INSTALLATION_ID=${id}`);
  return 0;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
