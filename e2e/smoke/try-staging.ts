import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startBuiltApp } from "../kit/built-app.ts";
import { rehearsalTarget } from "./rehearsal-target.ts";
import { runSmoke } from "./run-smoke.ts";
import { settingsOfTarget } from "./smoke-target.ts";
import { stagingSettings } from "./staging-settings.ts";

// `npm run staging:try`: brings up a staging installation on this machine among the sandbox's providers, walks it as `npm run smoke` does, and stops it.
// With `-- --stay` it stays up until Ctrl-C, to be looked at, and its settings lie in a file, with which the commands of an operator can be tried on it.

const say = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(path.join(tmpdir(), "booking-staging-"));
const settings = {
  ...stagingSettings("@example.com, @builders.example"),
  BACKUP_DIR: path.join(folder, "backups"),
};
const app = await startBuiltApp(settings, "ignore");
try {
  say(`A staging installation at ${app.demo.appUrl}, its mails at ${app.demo.sandboxUrls.inbox}\n`);
  const target = await rehearsalTarget(app, 30);
  const isWell = await runSmoke(target, say);
  process.exitCode = isWell ? 0 : 1;
  if (process.argv.includes("--stay")) {
    const file = path.join(folder, "settings");
    writeFileSync(file, shellLines({ ...app.demo.env, ...settingsOfTarget(target) }), { mode: 0o600 });
    say("\nCtrl-C stops it. In another shell, for npm run smoke, doctor, backup and the others:\n");
    say(`  set -a; . ${file}; set +a`);
    say('  npm run smoke -- "$APP_URL"');
    // Ctrl-C comes twice, from the terminal and from what runs this: the second must not end it before all is taken away.
    await new Promise((resolve) => ["SIGINT", "SIGTERM"].forEach((signal) => process.on(signal, resolve)));
  }
} finally {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Each setting as a shell reads it. */
function shellLines(env: Readonly<Record<string, string>>): string {
  const quoted = (value: string) => `'${value.replaceAll("'", "'\\''")}'`;
  return Object.entries(env)
    .map(([name, value]) => `${name}=${quoted(value)}\n`)
    .join("");
}
