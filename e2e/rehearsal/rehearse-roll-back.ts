import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { listMigrations } from "../../db/core/migrate.ts";
import { openDatabase } from "../../db/core/open-database.ts";
import { createSecretBox } from "../../server/adapters/secret-box.ts";
import { verifyHistory } from "../../server/history/verify-history.ts";
import { startBuiltApp } from "../kit/built-app.ts";
import { rehearsalTarget } from "../smoke/rehearsal-target.ts";
import { runSmoke } from "../smoke/run-smoke.ts";
import { buildPreviousVersion } from "./previous-version.ts";

// `npm run rehearse:roll-back -- <revision>`: what the roll-back's page says, done. This version migrates a database and books on it; the version before,
// built from git, starts on that database and books; this one takes over again; and the history of all of it holds. Ends with 1 where a step fails.

const [revision] = process.argv.slice(2);
if (revision === undefined) {
  console.error("Say which version runs now: npm run rehearse:roll-back -- <tag or commit>");
  process.exit(2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(path.join(tmpdir(), "booking-roll-back-"));
let failed = false;

try {
  const before = await buildPreviousVersion(revision, folder, say);
  const app = await startBuiltApp({}, "ignore");
  try {
    const target = await rehearsalTarget(app, 30);
    const walk = async (who: string) => {
      say(`\n· ${who}\n`);
      failed = !(await runSmoke(target, say)) || failed;
    };
    await walk("This version has migrated the database, and books");
    await app.demo.killApp("SIGTERM");

    const old = before.process(app.demo.env);
    await old.start();
    try {
      await walk(`Rolled back: ${revision} (${before.version}) runs on the migrated database, and books`);
    } finally {
      await old.kill("SIGTERM");
    }

    await app.demo.startApp();
    await walk("Forward again: this version goes on");
    await app.untilQuiet();
    failed = !(await isWhole(app.demo.env)) || failed;
  } finally {
    await app.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(
  failed ? "\nThe roll-back is not safe as it stands." : "\nThe roll-back was rehearsed: nothing was lost.",
);
process.exitCode = failed ? 1 : 0;

/** Whether every line of the history is what was written, by whichever version. */
async function isWhole(env: Readonly<Record<string, string>>): Promise<boolean> {
  const database = openDatabase(env["DATABASE_URL"] ?? "");
  try {
    const [id = "", key = ""] = (env["ENCRYPTION_KEYS"] ?? "").split(":");
    const secretBox = createSecretBox([{ id, key: Buffer.from(key, "base64") }]);
    const findings: unknown[] = [];
    await verifyHistory({ database, secretBox }, (finding) => findings.push(finding));
    const applied = (await listMigrations(database)).filter(({ appliedAt }) => appliedAt !== null).length;
    say(`\n· The history: ${findings.length} findings; ${applied} migrations are applied`);
    return findings.length === 0;
  } finally {
    await database.close();
  }
}
