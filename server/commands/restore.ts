import path from "node:path";
import { parseArgs } from "node:util";
import { createSystemClock } from "../adapters/system-clock.ts";
import { parseInstant } from "../domain/values/instant.ts";
import { loadEnv } from "../env.ts";
import { restoreBackup } from "./backups/restore-backup.ts";
import { troubleInWords } from "./run-command.ts";

/**
 * `npm run restore -- <file>`: brings a backup to where DATABASE_URL says, while no app runs. What is restored is held until `npm run release`.
 * `--replace` puts a SQLite database aside that is there; `--stopped-at <instant>` says until when the lost one worked, `--erasures <folder>` where the
 * list of erasures lies, if not beside the backup.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    replace: { type: "boolean", default: false },
    "stopped-at": { type: "string" },
    erasures: { type: "string" },
  },
});
const [file] = positionals;
const said = values["stopped-at"];
const stoppedAt = said === undefined ? null : parseInstant(said);
if (file === undefined || (said !== undefined && stoppedAt === null)) {
  process.stderr.write(
    "npm run restore -- <file> [--replace] [--stopped-at 2026-03-02T10:15:00Z] [--erasures <folder>]\n",
  );
  process.exit(2);
}
const erasureFolder = values.erasures ?? path.dirname(file);
const env = loadEnv();
const clock = await createSystemClock(env.CLOCK_URL ?? null);
try {
  const { manifest, restoration, erasuresToRepeat, aside } = await restoreBackup(
    { env, clock },
    { file, stoppedAt, replace: values.replace, erasureFolder },
  );
  say(`✓ Restored, as of ${manifest.takenAt}. Lost is what was written until ${restoration.stoppedAt}.`);
  if (erasuresToRepeat !== null) say(`  ${erasuresToRepeat} erasures of that time will be done again.`);
  else
    say(
      `! There is no list of erasures in ${erasureFolder}: whoever was erased since the backup, if anybody was, is back. Where the list lies elsewhere, restore again with --erasures <folder>.`,
    );
  if (aside !== null) say(`  What was there before lies at ${aside}.`);
  say("  It is held: start the app, let it compare everything, then: npm run release");
} catch (error) {
  process.stderr.write(`✗ ${troubleInWords(error)}\n`);
  process.exitCode = 1;
} finally {
  clock.stop();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
