import { startBuiltApp } from "../kit/built-app.ts";
import { rehearsalTarget } from "./rehearsal-target.ts";
import { runSmoke } from "./run-smoke.ts";
import { stagingSettings } from "./staging-settings.ts";

// `npm run staging:try`: brings up a staging installation on this machine among the sandbox's providers, walks it as `npm run smoke` does, and stops it.
// With `-- --stay` it stays up until Ctrl-C, to be looked at.

const say = (line: string) => process.stdout.write(`${line}\n`);
const app = await startBuiltApp(stagingSettings("@example.com, @builders.example"), "ignore");
try {
  say(`A staging installation at ${app.demo.appUrl}, its mails at ${app.demo.sandboxUrls.inbox}\n`);
  const isWell = await runSmoke(await rehearsalTarget(app, 30), say);
  process.exitCode = isWell ? 0 : 1;
  if (process.argv.includes("--stay")) {
    say("\nCtrl-C stops it.");
    await new Promise((resolve) => process.once("SIGINT", resolve));
  }
} finally {
  await app.stop();
}
