import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createAppProcess, endProcess, type AppProcess } from "./app-process.ts";
import { childEnv } from "../env.ts";
import { epochMsOf, instant, type Instant } from "../domain/values/instant.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SANDBOX_PORTS = { control: 4100, calendly: 4101, stripe: 4102, smtp: 4103, inbox: 4104 };
/** Accounts with known passwords are planted as in a demo, whatever the app itself is then set to: a staging installation refuses them. */
const SEEDED_AS_A_DEMO = { APP_ENV: "demo", STAGING_MAIL_RECIPIENTS: "" };
/** Known to everybody, and good for the sandbox only. */
const WEBHOOK_SECRET = "whsec_sandbox_secret";
/** The mail provider's, which is base64 after its name. */
const MAIL_WEBHOOK_SECRET = `whsec_${Buffer.from("what the sandbox's mail provider signs with").toString("base64")}`;

/**
 * How plain `node` runs the built app, as `npm start` does. Under load about 45 MB are in use; without limits V8 lets several times
 * that lie about uncollected before it looks. It collects sooner with a limit, and with a small space for what is new.
 */
export const BUILT_APP_ARGUMENTS: readonly string[] = [
  "--max-old-space-size=512",
  "--max-semi-space-size=4",
  "build/server/main.js",
];

/** Where the sandbox's servers are. */
export interface SandboxUrls {
  readonly control: string;
  readonly clock: string;
  readonly calendlyApi: string;
  readonly calendlyAuth: string;
  readonly calendlySite: string;
  readonly stripeApi: string;
  readonly stripeCheckout: string;
  readonly smtp: string;
  readonly inbox: string;
}

export type AppOutput = "inherit" | "ignore" | ((line: string) => void);

export interface DemoOptions {
  /** The app's port: 0 takes any free one, another gives way to a free one when it is taken. */
  readonly port: number;
  /** `fixed` takes 4100 to 4104, and any free one for each that is taken. */
  readonly sandboxPorts: "fixed" | "any";
  /** An SQLite file, made anew. When the port had to give way, its name gets the number: another demo is using the first. */
  readonly databaseFile: string;
  /** `built` needs `npm run build` before; `development` compiles pages as they are asked for and restarts on changes. */
  readonly app: "built" | "development";
  /** Where people and providers come in when it is not at the app itself: a proxy of the caller's own, in front of it. */
  readonly publicUrl?: string;
  /** More settings of the app, or others than a demo's. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the app's log goes; `ignore` by default. A function gets each line. */
  readonly output?: AppOutput;
  /** Whether every page has the bar that moves the clock, breaks providers and signs in as anybody. */
  readonly withBar?: boolean;
  /** Whether one of the demo's builders has sessions behind them, and what their clients said. */
  readonly withReviews?: boolean;
  /** Whether terms and a privacy notice are published, to which clients agree before they pay. */
  readonly withPolicies?: boolean;
  /** What everybody's clock shows when the database is made; it runs on from there. In the future: the sandbox's clock only moves forward. */
  readonly startsAt?: Instant;
  /** Whether it has been open for a year: twelve builders, and what happened to their bookings, at the providers as well. Not with `shared`. */
  readonly withYear?: boolean;
  /** Called with each step, in words. */
  readonly onStep?: (step: string) => void;
  /** What one process makes for several demos; left out, each has processes of its own. */
  readonly shared?: SharedDemoServices;
}

/** The parts of a demo that one process can make for many. */
export interface SharedDemoServices {
  readonly startSandbox: () => Promise<{ readonly urls: SandboxUrls; readonly stop: () => Promise<void> }>;
  /** Brings the database of these settings up to date, with the demo's builders and accounts in it. */
  readonly seed: (env: Readonly<Record<string, string>>, sandbox: SandboxUrls) => Promise<void>;
}

/** The app with its own sandbox, clock, mailbox and database. */
export interface Demo {
  /** Where people and providers come in. */
  readonly appUrl: string;
  readonly sandboxUrls: SandboxUrls;
  /** The app's settings. */
  readonly env: Readonly<Record<string, string>>;
  readonly app: AppProcess;
  /** Starts one more process of the app, with the same settings on a port of its own. Resolves when it is ready. */
  startAnotherApp(): Promise<AppProcess>;
  /** Starts the app again after `killApp`, on the same port and database. Resolves when it is ready. */
  startApp(): Promise<void>;
  /** Sends the app a signal and waits for its end. Resolves to the exit code; null when the signal ended it. */
  killApp(signal: NodeJS.Signals): Promise<number | null>;
  /** Ends everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts the sandbox, seeds a fresh database over the providers' APIs and starts the app. Leaves nothing running when it rejects. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const step = options.onStep ?? (() => undefined);
  const children = new Set<ChildProcess>();
  let stopSandbox = () => Promise.resolve();
  const killAll = () => children.forEach((child) => child.kill("SIGKILL"));
  process.once("exit", killAll);

  function run(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    stdout: "pipe" | "inherit" | "ignore",
  ): ChildProcess {
    const stdio: StdioOptions = ["ignore", stdout, stdout === "ignore" ? "ignore" : "inherit"];
    const child = spawn(process.execPath, args, { cwd: ROOT, env: childEnv(env), stdio });
    children.add(child);
    child.once("exit", () => children.delete(child));
    return child;
  }

  async function stop(): Promise<void> {
    process.off("exit", killAll);
    // The app first: it may still have requests to make to the providers.
    for (const child of [...children].reverse()) await endProcess(child, "SIGTERM");
    await stopSandbox();
  }

  /** Processes of its own, which end with the others. */
  const own: SharedDemoServices = {
    async startSandbox() {
      const args = ["--import", "tsx", "server/sandbox/main.ts", "--json", ...(await portArguments(options))];
      return { urls: await firstLine<SandboxUrls>(run(args, {}, "pipe")), stop: () => Promise.resolve() };
    },
    async seed(env, { control }) {
      const seed = [
        "server/commands/seed.ts",
        ...(options.withReviews === true ? ["--with-reviews"] : []),
        ...(options.withPolicies === true ? ["--with-policies"] : []),
        ...(options.withYear === true ? [`--with-year-at=${control}`] : []),
      ];
      for (const tool of [["server/commands/migrate.ts", "up"], seed]) {
        const child = run(["--import", "tsx", ...tool], { ...env, LOG_LEVEL: "warn" }, "ignore");
        const [code] = (await once(child, "exit")) as [number | null];
        if (code !== 0) throw new Error(`The database could not be made: ${tool.join(" ")}`);
      }
    },
  };
  const services = options.shared ?? own;

  try {
    step("Starting the sandbox: Calendly, Stripe, mailbox, clock");
    const sandbox = await services.startSandbox();
    stopSandbox = () => sandbox.stop();
    const sandboxUrls = sandbox.urls;
    if (options.startsAt !== undefined) await moveClockTo(sandboxUrls, options.startsAt);

    const port = await freePort(options.port);
    const ownUrl = localUrlOf(port);
    const appUrl = options.publicUrl ?? ownUrl;
    const gaveWay = options.port !== 0 && port !== options.port;
    const databaseFile = gaveWay
      ? options.databaseFile.replace(/\.sqlite$/, `-${port}.sqlite`)
      : options.databaseFile;
    const env: Record<string, string> = {
      ...settingsFor(sandboxUrls, appUrl, port, { ...options, databaseFile }),
      ...options.settings,
    };
    await put(`${sandboxUrls.control}/stripe/keys`, { key: env["STRIPE_SECRET_KEY"] ?? "" });
    await put(`${sandboxUrls.control}/stripe/webhook_endpoints`, {
      url: `${appUrl}/api/webhooks/stripe`,
      secret: env["STRIPE_WEBHOOK_SECRETS"]?.split(",")[0] ?? WEBHOOK_SECRET,
    });
    const mailSecret = env["MAIL_EVENTS_SECRETS"]?.split(",")[0] ?? "";
    if (mailSecret !== "") {
      const url = `${appUrl}/api/webhooks/mail`;
      await put(`${sandboxUrls.control}/mail/webhook_endpoint`, { url, secret: mailSecret });
    }
    await put(`${sandboxUrls.control}/calendly/oauth-redirects`, {
      urls: [`${appUrl}/builder/connection/callback`],
    });
    await put(`${sandboxUrls.control}/calendly/redirect`, { url: `${appUrl}/bookings/calendly-return` });

    await put(`${sandboxUrls.control}/sample-site`, { appUrl, builder: "ada-okafor" });

    step(`Making a fresh database: ${databaseFile}`);
    removeDatabase(databaseFile);
    await services.seed({ ...env, ...SEEDED_AS_A_DEMO }, sandboxUrls);

    const { output = "ignore" } = options;
    const appOn = (ownPort: number) =>
      createAppProcess(localUrlOf(ownPort), () => {
        const readsLines = typeof output === "function";
        const ownEnv = { ...env, PORT: String(ownPort) };
        const child = run(appArguments(options.app), ownEnv, readsLines ? "pipe" : output);
        if (readsLines && child.stdout !== null) createInterface({ input: child.stdout }).on("line", output);
        return child;
      });
    step("Starting the app");
    const app = appOn(port);
    await app.start();

    return {
      appUrl,
      sandboxUrls,
      env,
      app,
      async startAnotherApp() {
        const another = appOn(await freePort(0));
        await another.start();
        return another;
      },
      startApp: () => app.start(),
      killApp: (signal) => app.kill(signal),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the app of a demo is set to: all of it known to everybody. */
export function settingsFor(
  sandbox: SandboxUrls,
  appUrl: string,
  port: number,
  options: DemoOptions,
): Record<string, string> {
  return {
    NODE_ENV: options.app === "built" ? "production" : "development",
    APP_ENV: "demo",
    APP_URL: appUrl,
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL: `file:${path.resolve(ROOT, options.databaseFile)}`,
    AUTH_SECRET: "demo-secret-that-everybody-may-know-0001",
    ENCRYPTION_KEYS: `demo:${Buffer.alloc(32, "demo-key").toString("base64")}`,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
    STRIPE_API_URL: sandbox.stripeApi,
    CALENDLY_API_URL: sandbox.calendlyApi,
    CALENDLY_AUTH_URL: sandbox.calendlyAuth,
    CALENDLY_SITE_URL: sandbox.calendlySite,
    CALENDLY_OAUTH_CLIENT_ID: "sandbox-client-id",
    CALENDLY_OAUTH_CLIENT_SECRET: "sandbox-client-secret",
    SMTP_URL: sandbox.smtp,
    CLOCK_URL: sandbox.clock,
    MAILBOX_URL: sandbox.inbox,
    MAIL_EVENTS_SECRETS: MAIL_WEBHOOK_SECRET,
    ...(options.withBar === true && { DEMO_CONTROL_URL: sandbox.control }),
    WEBHOOK_TEST_RECEIVERS: "allowed",
    // Whoever tries the demo is an operator in two clicks.
    OPERATOR_SECOND_FACTOR: "off",
    LOG_LEVEL: "warn",
  };
}

/** Not the sandbox's host: to the browser they are two sites, as in production. */
function localUrlOf(port: number): string {
  return `http://localhost:${port}`;
}

function appArguments(app: DemoOptions["app"]): readonly string[] {
  if (app === "built") return BUILT_APP_ARGUMENTS;
  return [
    fileURLToPath(import.meta.resolve("tsx/cli")),
    "watch",
    "--clear-screen=false",
    "server/commands/dev.ts",
  ];
}

async function portArguments({ sandboxPorts }: DemoOptions): Promise<string[]> {
  const ports = Object.entries(SANDBOX_PORTS).map(async ([name, port]) => {
    const free = sandboxPorts === "fixed" && (await freePort(port)) === port;
    return `--${name}-port=${free ? port : 0}`;
  });
  return Promise.all(ports);
}

/** Below the ports that the system assigns: it gives ours to nobody between this check and the app's listening. */
const OWN_PORTS = { from: 20_000, count: 12_000 };

/** The port wanted when nobody has it, else (and for 0) any. */
async function freePort(wanted: number): Promise<number> {
  const port = wanted === 0 ? OWN_PORTS.from + Math.floor(Math.random() * OWN_PORTS.count) : wanted;
  const probe = createServer();
  const listening = await new Promise<boolean>((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (!listening) return freePort(0);
  await new Promise((closed) => probe.close(closed));
  return port;
}

function removeDatabase(file: string): void {
  const absolute = path.resolve(ROOT, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${absolute}${suffix}`, { force: true });
}

/** The first line that a process writes, which is JSON. Rejects when it ends without one. */
async function firstLine<Line>(child: ChildProcess): Promise<Line> {
  if (child.stdout === null) throw new Error("The process has no output to read.");
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, "line").then(([text]) => String(text)),
    once(child, "exit").then(() => null),
  ]);
  if (line === null) throw new Error("The sandbox ended before it was ready.");
  child.stdout.resume();
  return JSON.parse(line) as Line;
}

/** 400 days: the furthest that the sandbox's clock goes at once. */
const CLOCK_STEP_MS_MAX = 400 * 86_400_000;

/** Moves everybody's clock forward to this instant. Throws when it is past. */
export async function moveClockTo(urls: Pick<SandboxUrls, "clock" | "control">, at: Instant): Promise<void> {
  const { now } = (await (await fetch(urls.clock)).json()) as { now: string };
  const left = epochMsOf(at) - epochMsOf(instant(now));
  if (left <= 0) throw new Error(`The sandbox's clock is past ${at} already.`);
  const ms = Math.min(left, CLOCK_STEP_MS_MAX);
  const response = await fetch(`${urls.control}/clock/advance`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ms }),
  });
  if (!response.ok) throw new Error(`The sandbox refused to move its clock: ${await response.text()}`);
  if (ms < left) await moveClockTo(urls, at);
}

async function put(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`The sandbox refused ${url}: ${response.status} ${await response.text()}`);
}
