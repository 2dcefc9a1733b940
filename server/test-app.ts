import { rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { nextInboxAttemptAt } from "../db/queue/inbox.ts";
import type { Queryable } from "../db/core/open-database.ts";
import type { BookingDeps } from "./booking/booking-deps.ts";
import { parseEnv, type Env } from "./env.ts";
import { instantFromEpochMs } from "./domain/values/instant.ts";
import { invariant } from "./domain/values/invariant.ts";
import type { SecondFactorStatus } from "./domain/values/second-factor.ts";
import { startSandbox, type Sandbox } from "./sandbox/start-sandbox.ts";
import { seedDemo } from "./commands/seed-demo.ts";
import { until } from "./test-until.ts";
import { openServices, type Services } from "./open-services.ts";
import { composeApp } from "./compose.ts";
import { makeTestFolder } from "../db/core/test-folders.ts";

/** Stripe signs with it. */
export const TEST_WEBHOOK_SECRET = "whsec_test_secret";

/** The app as it is composed in production, in this process, with the sandbox as its providers: with its webhook endpoints, without its pages. */
export interface TestApp {
  readonly env: Env;
  readonly sandbox: Sandbox;
  readonly services: Services;
  readonly db: Queryable;
  /** What use cases use, with the running worker behind it. */
  readonly deps: BookingDeps;
  /** The same for what the worker's tasks do, such as comparing everything. */
  readonly taskDeps: BookingDeps;
  /** Moves the clock of app and sandbox, and resolves when the app has noticed. */
  advance(minutes: number): Promise<void>;
  /** Resolves when no delivery is under way and the worker has nothing left to do. */
  untilQuiet(): Promise<void>;
  /** Calls the sandbox's control routes. Rejects when they refuse. */
  control<Answer>(
    provider: "calendly" | "stripe",
    method: string,
    route: string,
    body?: unknown,
  ): Promise<Answer>;
  /** Stops the app alone: its providers go on, and what they deliver reaches nobody. */
  stopApp(): Promise<void>;
  /** Starts another app for the same providers at the same address, without seeding it: on a database that was restored. */
  startAnother(settings: Readonly<Record<string, string>>): Promise<TestApp>;
  stop(): Promise<void>;
}

/** Starts an app of the test file's own, seeded with the demo's builders. */
export async function startTestApp(settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const folder = makeTestFolder("app");
  const sandbox = await startSandbox();
  const port = await freePort();
  const env = testEnv(sandbox, port, folder, settings);
  const end = async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const app = await serve(sandbox, env, end);
  await app.control("stripe", "PUT", "/webhook_endpoints", {
    url: `${env.APP_URL}/api/webhooks/stripe`,
    secret: TEST_WEBHOOK_SECRET,
  });
  await seedDemo(app.services);
  await app.start();
  return app;
}

/** The app for this sandbox, before it has started. @param end called after it has stopped. */
async function serve(
  sandbox: Sandbox,
  env: Env,
  end: () => Promise<void>,
): Promise<TestApp & { readonly start: () => Promise<number> }> {
  const services = await openServices(env);
  const app = composeApp(services, {
    mode: "production",
    loadBuild: () => Promise.resolve(ENDPOINTS_ALONE),
    staticFiles: (_request, _response, next) => next(),
  });
  const db = services.database.kysely;

  async function control<Answer>(
    provider: "calendly" | "stripe",
    method: string,
    route: string,
    body?: unknown,
  ): Promise<Answer> {
    const response = await sandbox[provider].control.request(route, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    const text = await response.text();
    invariant(response.ok, `the sandbox answered ${response.status} to ${route}: ${text}`);
    return (text === "" ? null : JSON.parse(text)) as Answer;
  }

  async function expectNothingOpen(): Promise<void> {
    invariant((await nextInboxAttemptAt(db)) === null, "no delivery waits");
    // A reminder waits for its time, however quiet everything else is.
    const effect = await db
      .selectFrom("outbox")
      .select("key")
      .where("completed_at", "is", null)
      .where("dead_at", "is", null)
      .where("type", "<>", "remindToPay")
      .executeTakeFirst();
    invariant(effect === undefined, "no effect waits");
  }

  return {
    start: () => app.start(),
    env,
    sandbox,
    services,
    db,
    deps: app.deps,
    taskDeps: app.taskDeps,
    control,
    async advance(minutes) {
      await sandbox.kernel.clock.advance(minutes * 60_000);
      await until(() => {
        // A second less: the two clocks are not read at the same moment.
        const atLeast = instantFromEpochMs(sandbox.kernel.clock.now().getTime() - 1_000);
        invariant(services.clock.now() >= atLeast, "the app has noticed");
      });
    },
    untilQuiet: () =>
      until(async () => {
        await expectNothingOpen();
        await sandbox.kernel.postOffice.idle();
        await expectNothingOpen();
      }),
    stopApp: () => app.stop(),
    async startAnother(changed) {
      const another = await serve(sandbox, { ...env, ...changed }, end);
      await another.start();
      return another;
    },
    async stop() {
      await app.stop();
      await end();
    },
  };
}

/** Of an operator that a test makes up, where nobody is asked for a second factor. */
export const NOT_ASKED: SecondFactorStatus = {
  sessionId: "made-up",
  isAsked: false,
  isSetUp: false,
  confirmedAt: null,
};

/** A build without pages: all that is left are the endpoints that the server answers itself. */
export const ENDPOINTS_ALONE = { routes: {} } as unknown as ServerBuild;

/** The settings of an app that listens at this port, keeps its database in this folder and has the sandbox for its providers. */
export function testEnv(
  sandbox: Pick<Sandbox, "urls">,
  port: number,
  folder: string,
  settings: Readonly<Record<string, string>>,
): Env {
  const parsed = parseEnv({
    APP_ENV: "test",
    APP_URL: `http://localhost:${port}`,
    PORT: String(port),
    DATABASE_URL: `file:${path.join(folder, "test.sqlite")}`,
    AUTH_SECRET: "a-secret-of-tests-with-32-characters",
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "test-key").toString("base64")}`,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRETS: TEST_WEBHOOK_SECRET,
    STRIPE_API_URL: sandbox.urls.stripeApi,
    CALENDLY_API_URL: sandbox.urls.calendlyApi,
    CALENDLY_AUTH_URL: sandbox.urls.calendlyAuth,
    CALENDLY_SITE_URL: sandbox.urls.calendlySite,
    SMTP_URL: sandbox.urls.smtp,
    CLOCK_URL: sandbox.urls.clock,
    LOG_LEVEL: "silent",
    // A test starts the reconciler itself: by the clock that it moves, the schedule would start it at any time.
    RECONCILE_EVERY_MINUTES: "0",
    FREE_TIMES_EVERY_MINUTES: "0",
    // Tests of the second factor ask for it.
    OPERATOR_SECOND_FACTOR: "off",
    WEBHOOK_TEST_RECEIVERS: "allowed",
    ...settings,
  });
  invariant(parsed.ok, parsed.ok ? "" : parsed.problems.join("\n"));
  return parsed.env;
}

/** A port of this computer that nobody listens at. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
