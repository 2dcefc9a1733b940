import { open } from "node:fs/promises";
import { loadEnv } from "../env.ts";
import { historyFindingInWords, type HistoryFinding } from "../history/history-finding.ts";
import { verifyExportedCheckpoints, verifyStoredCheckpoints } from "../history/verify-daily-checkpoints.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { openServices } from "../open-services.ts";
import { runCommand } from "./run-command.ts";

/**
 * `npm run verify-history`: whether the history of every booking is what was written. With `-- --checkpoints <file>` it is also held against the
 * checkpoints that were exported to that file.
 */
// `--heads`: as it was called before; scripts of operators may still say so.
const flag = process.argv.findIndex((one) => one === "--checkpoints" || one === "--heads");
const file = flag === -1 ? null : process.argv[flag + 1];
if (file === undefined) {
  process.stderr.write("Say which file: npm run verify-history -- --checkpoints <file>\n");
  process.exit(2);
}
await runCommand("Not all was verified", async () => {
  const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "expect_it_migrated");
  try {
    const tell = (finding: HistoryFinding) => {
      process.stdout.write(`✗ ${historyFindingInWords(finding)}\n`);
    };
    const history = await verifyHistory(services, tell);
    process.stdout.write(`${history.transitions} lines of ${history.bookings} bookings.\n`);
    const stored = await verifyStoredCheckpoints(services, tell);
    process.stdout.write(`${stored.checkpoints} stored checkpoints.\n`);
    let findings = history.findings + stored.findings;
    if (file !== null) {
      const exported = await verifyExportedCheckpoints(services, (await open(file)).readLines(), tell);
      process.stdout.write(`${exported.checkpoints} exported checkpoints.\n`);
      findings += exported.findings;
    }
    process.stdout.write(findings === 0 ? "✓ Everything is intact.\n" : `${findings} findings.\n`);
    return findings === 0 ? 0 : 1;
  } finally {
    await services.close();
  }
});
