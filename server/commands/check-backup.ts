import { loadEnv } from "../env.ts";
import { checkBackupFile } from "./backups/check-backup-file.ts";
import { troubleInWords } from "./run-command.ts";

/**
 * `npm run check-backup -- <file>`: opens a backup in a place of its own, and says whether it could be restored: the file whole, the database sound,
 * its schema known, the history what was signed. Ends with 1 when it is not.
 */
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Say which: npm run check-backup -- <file>\n");
  process.exit(2);
}
try {
  const { manifest, counts, historyLines, faults } = await checkBackupFile(loadEnv(), file);
  say(`As of ${manifest.takenAt}, of ${manifest.installationId}, by version ${manifest.appVersion}.`);
  say(
    `${Object.entries(counts)
      .map(([table, count]) => `${table} ${count}`)
      .join(", ")}; ${historyLines} lines of history verified.`,
  );
  for (const fault of faults) say(`✗ ${fault}`);
  say(faults.length === 0 ? "✓ It is whole, and this version can open it." : `${faults.length} findings.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`✗ ${troubleInWords(error)}\n`);
  process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
