import { open } from "node:fs/promises";
import { loadEnv } from "../env.ts";
import { historyFindingInWords, type HistoryFinding } from "../history/history-finding.ts";
import { verifyExportedHeads, verifyStoredHeads } from "../history/verify-heads.ts";
import { verifyHistory } from "../history/verify-history.ts";
import { openServices } from "../compose.ts";

/**
 * `npm run verify-history`: whether the history of every booking is what was written. With `-- --heads <file>` it is also held against the
 * heads that were exported to that file.
 */
const flag = process.argv.indexOf("--heads");
const file = flag === -1 ? null : process.argv[flag + 1];
if (file === undefined) {
  process.stderr.write("Say which file: npm run verify-history -- --heads <file>\n");
  process.exit(2);
}
const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "expect_it_migrated");
try {
  const tell = (finding: HistoryFinding) => {
    process.stdout.write(`✗ ${historyFindingInWords(finding)}\n`);
  };
  const history = await verifyHistory(services, tell);
  process.stdout.write(`${history.transitions} lines of ${history.bookings} bookings.\n`);
  const stored = await verifyStoredHeads(services, tell);
  process.stdout.write(`${stored.heads} stored heads.\n`);
  let findings = history.findings + stored.findings;
  if (file !== null) {
    const exported = await verifyExportedHeads(services, (await open(file)).readLines(), tell);
    process.stdout.write(`${exported.heads} exported heads.\n`);
    findings += exported.findings;
  }
  process.stdout.write(findings === 0 ? "✓ All of it holds.\n" : `${findings} findings.\n`);
  process.exitCode = findings === 0 ? 0 : 1;
} finally {
  await services.close();
}
