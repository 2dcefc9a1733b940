import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { DEMO_ACCOUNTS } from "../../db/seed/seed.ts";
import { sampleSiteOf } from "./seed-demo.ts";
import { startDemo, type Demo } from "./demo-environment.ts";

const isDevelopment = process.argv.includes("--dev");
/** As in production: the operator sets a second factor up first. */
const asksSecondFactor = process.argv.includes("--second-factor");
/** Open since today, instead of for a year. */
const isEmpty = process.argv.includes("--empty");

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function build(): Promise<void> {
  say("· Building");
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const cli = fileURLToPath(new URL("../../node_modules/@remix-run/dev/dist/cli.js", import.meta.url));
  const child = spawn(process.execPath, [cli, "vite:build", "-c", "remix.config.js", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("The build failed: `npm run build` shows more.");
}

function welcome({ appUrl, sandboxUrls }: Demo): string {
  const accounts = DEMO_ACCOUNTS.map(
    ({ role, email, password }) => `  ${role.padEnd(9)} ${email.padEnd(24)} ${password}`,
  );
  return `
Open  ${appUrl}

Accounts
${accounts.join("\n")}

Card      4242 4242 4242 4242, any date to come, any CVC; 4000 0000 0000 0002 is declined
Inbox     ${sandboxUrls.inbox}
Embedded  ${sampleSiteOf(sandboxUrls.inbox)}/sample-site  (somebody else's site that shows Ada's sessions)
Controls  ${sandboxUrls.control}  (move the clock, break a provider, hold back webhooks)

Ctrl-C stops everything.
`;
}

try {
  if (!isDevelopment) await build();
  const demo = await startDemo({
    port: 3000,
    sandboxPorts: "fixed",
    databaseFile: isDevelopment ? "data/dev.sqlite" : "data/demo.sqlite",
    app: isDevelopment ? "development" : "built",
    output: "inherit",
    withReviews: true,
    withPolicies: true,
    withBar: true,
    withYear: !isDevelopment && !isEmpty,
    settings: asksSecondFactor ? { OPERATOR_SECOND_FACTOR: "required" } : {},
    onStep: (step) => say(`· ${step}`),
  });
  say(welcome(demo));
  const stop = () => {
    void demo.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
