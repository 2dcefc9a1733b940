import { requireSchema } from "../../db/core/schema-requirement.ts";
import { openDatabase } from "../../db/core/open-database.ts";
import { newBackupKey } from "../adapters/backups/seal-stream.ts";
import { createSystemClock } from "../adapters/system-clock.ts";
import { APP_VERSION } from "../app-version.ts";
import { loadEnv } from "../env.ts";
import { lookAtInstallation } from "../installation/meet-installation.ts";
import { makeBackup } from "./backups/make-backup.ts";
import { troubleInWords } from "./run-command.ts";

/**
 * `npm run backup` makes a backup in BACKUP_DIR while the app runs, and takes old ones away. `-- new-key` makes up a pair of keys for it. Ends with 1
 * when no backup was made.
 */
const [command = "make"] = process.argv.slice(2);
if (!["make", "new-key"].includes(command)) {
  process.stderr.write("npm run backup [-- new-key]\n");
  process.exit(2);
}
try {
  if (command === "new-key") await showNewKey();
  else await backUp();
} catch (error) {
  process.stderr.write(`✗ ${troubleInWords(error)}\n`);
  process.exitCode = 1;
}

async function backUp(): Promise<void> {
  const env = loadEnv();
  const clock = await createSystemClock(env.CLOCK_URL ?? null);
  const database = openDatabase(env.DATABASE_URL);
  try {
    await requireSchema(database, APP_VERSION);
    const { id } = await lookAtInstallation(database, env.INSTALLATION_ID ?? null);
    const made = await makeBackup({ env, database, clock, installationId: id });
    const { file, bytes, encryption } = made.manifest;
    const megabytes = (bytes / 1_000_000).toFixed(1);
    const how = encryption === "age" ? "encrypted" : "NOT encrypted";
    process.stdout.write(`✓ ${made.folder}/${file}: ${megabytes} MB, ${how}.\n`);
    for (const one of made.removed) process.stdout.write(`  Taken away: ${one}\n`);
  } finally {
    clock.stop();
    await database.close();
  }
}

/** The private key goes to the standard output alone, so that it can be sent to where it belongs. */
async function showNewKey(): Promise<void> {
  const { identity, recipient } = await newBackupKey();
  process.stdout.write(`${identity}\n`);
  process.stderr.write(
    `Keep this line where backups are opened, and away from the server: BACKUP_IDENTITY_FILE.\nFor the server's settings: BACKUP_RECIPIENTS=${recipient}\n`,
  );
}
