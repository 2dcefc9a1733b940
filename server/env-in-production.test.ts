import { execFile } from "node:child_process";
import { parseEnv as parseDotenv } from "node:util";
import { expect, test } from "vitest";
import { childEnv, envExample, parseEnv } from "./env.ts";
import { settingsFor } from "./commands/demo-environment.ts";
import { TEST_WEBHOOK_SECRET } from "./test-app.ts";

/** 60 s: a process that loads a part of the app, on a machine that does much else. */
const START_MS_MAX = 60_000;
const KEY = "k1:Vd0m2PZl4VwqA8oQy2k0tF8xv7b6pJmYkCz3sN1uXhE=";

/** An installation as it should be. */
const IN_PRODUCTION: Readonly<Record<string, string>> = {
  APP_ENV: "production",
  INSTALLATION_ID: "company-production",
  APP_URL: "https://book.company.dev",
  HOST: "0.0.0.0",
  PORT: "3000",
  DATABASE_URL: "postgres://booking:p@db/booking",
  AUTH_SECRET: "c7b1f0a94e5d2836c7a1f0a94e5d2837",
  ENCRYPTION_KEYS: KEY,
  STRIPE_SECRET_KEY: "rk_live_51Jx8",
  STRIPE_WEBHOOK_SECRETS: "whsec_Qm1x7t2,whsec_Zp8w3r5",
  STRIPE_CHECKOUT_URL: "https://pay.company.dev",
  CALENDLY_OAUTH_CLIENT_ID: "Jx81mZp",
  CALENDLY_OAUTH_CLIENT_SECRET: "Qm1x7t2Zp8w3r5",
  CALENDLY_PERSONAL_ACCESS_TOKEN: "eyJraWQiOiIx",
  SMTP_URL: "smtps://booking:p@mail.company.dev",
  MAIL_FROM: "Bookings <bookings@company.dev>",
  METRICS_TOKEN: "Vd0m2PZl4VwqA8oQ",
};

/** The same as a rehearsal: keys that move no money, and a list of who is mailed. */
const ON_STAGING: Readonly<Record<string, string>> = {
  ...IN_PRODUCTION,
  APP_ENV: "staging",
  INSTALLATION_ID: "company-staging",
  STRIPE_SECRET_KEY: "rk_test_51Jx8",
  STAGING_MAIL_RECIPIENTS: "ada@company.dev, @testers.dev",
};

function refused(settings: Readonly<Record<string, string | undefined>>): string[] {
  const result = parseEnv(settings);
  return result.ok ? [] : result.problems.map((line) => line.split(":")[0] ?? "");
}

test("an installation with secrets of its own, https and TLS starts in production", () => {
  expect(refused(IN_PRODUCTION)).toEqual([]);
});

test("a staging installation with secrets of its own, test keys and a list of who is mailed starts", () => {
  expect(refused(ON_STAGING)).toEqual([]);
});

const sealedWith = (byte: string) => `k1:${Buffer.alloc(32, byte).toString("base64")}`;

const REFUSED: [name: string, value: string][] = [
  ["APP_URL", "http://book.company.dev"],
  ["APP_URL", "https://localhost:3000"],
  ["APP_URL", "https://127.0.0.1"],
  ["APP_URL", "https://[::1]"],
  ["OPERATOR_SECOND_FACTOR", "off"],
  ["WEBHOOK_TEST_RECEIVERS", "allowed"],
  ["AUTH_SECRET", "development-only-secret-of-32-characters"],
  ["AUTH_SECRET", "demo-secret-that-everybody-may-know-0001"],
  ["AUTH_SECRET", "a-secret-of-tests-with-32-characters"],
  ["AUTH_SECRET", "0".repeat(64)],
  ["ENCRYPTION_KEYS", sealedWith("\0")],
  ["ENCRYPTION_KEYS", sealedWith("x")],
  ["ENCRYPTION_KEYS", sealedWith("demo-key")],
  ["ENCRYPTION_KEYS", sealedWith("test-key")],
  ["ENCRYPTION_KEYS", "k1:ZGV2ZWxvcG1lbnQtb25seS1rZXktb2YtMzItYnl0ZXM="],
  ["ENCRYPTION_KEYS", `${KEY},k2:${Buffer.alloc(32).toString("base64")}`],
  ["STRIPE_SECRET_KEY", "sk_test_sandbox"],
  ["STRIPE_WEBHOOK_SECRETS", "whsec_sandbox_secret"],
  ["STRIPE_WEBHOOK_SECRETS", `whsec_Qm1x7t2,${TEST_WEBHOOK_SECRET}`],
  ["STRIPE_API_URL", "http://127.0.0.1:4102"],
  ["STRIPE_API_URL", "https://api.stripe.company.dev"],
  ["STRIPE_CHECKOUT_URL", "http://pay.company.dev"],
  ["STRIPE_CHECKOUT_URL", "https://localhost"],
  ["CALENDLY_API_URL", "http://api.calendly.com"],
  ["CALENDLY_API_URL", "https://127.0.0.1:4101"],
  ["CALENDLY_AUTH_URL", "http://auth.calendly.com"],
  ["CALENDLY_AUTH_URL", "https://0.0.0.0"],
  ["CALENDLY_SITE_URL", "http://calendly.com"],
  ["CALENDLY_SITE_URL", "https://[::ffff:127.0.0.1]"],
  ["CALENDLY_OAUTH_CLIENT_ID", "sandbox-client-id"],
  ["CALENDLY_OAUTH_CLIENT_SECRET", "sandbox-client-secret"],
  ["CALENDLY_PERSONAL_ACCESS_TOKEN", "sandbox-pat-ada"],
  ["SMTP_URL", "smtp://127.0.0.1:4103"],
  ["SMTP_URL", "smtp://booking:p@mail.company.dev:587"],
  ["SMTP_URL", "smtp://mail.company.dev?requireTLS=false"],
  ["MAIL_FROM", "BuildAppsWith <bookings@buildappswith.example>"],
  ["CLOCK_URL", "https://time.company.dev/clock"],
  ["MAILBOX_URL", "https://mail.company.dev"],
];

test.each(REFUSED)("%s is refused in production: %s", (name, value) => {
  expect(refused({ ...IN_PRODUCTION, [name]: value })).toEqual([name]);
});

const ON_THIS_MACHINE = /\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::)/;

test.each(REFUSED.filter(([name, value]) => name !== "STRIPE_SECRET_KEY" && !ON_THIS_MACHINE.test(value)))(
  "%s is refused on staging as in production: %s",
  (name, value) => {
    expect(refused({ ...ON_STAGING, [name]: value })).toEqual([name]);
  },
);

test("staging may use a sandbox on its own machine, and no secret of the sandbox’s", () => {
  const onThisMachine = REFUSED.filter(([, value]) => ON_THIS_MACHINE.test(value));
  expect(onThisMachine.length).toBeGreaterThan(5);
  for (const [name, value] of onThisMachine)
    expect(refused({ ...ON_STAGING, [name]: value }), value).toEqual([]);
  expect(refused({ ...ON_STAGING, STRIPE_API_URL: "http://sandbox.company.dev:4102" })).toEqual([
    "STRIPE_API_URL",
  ]);
  for (const name of ["CLOCK_URL", "MAILBOX_URL"])
    expect(refused({ ...ON_STAGING, [name]: "http://127.0.0.1:4104" }), name).toEqual([name]);
});

test("who is mailed must be said on staging, and nowhere else", () => {
  expect(refused({ ...ON_STAGING, STAGING_MAIL_RECIPIENTS: "" })).toEqual(["STAGING_MAIL_RECIPIENTS"]);
  for (const list of ["ada", "ada@company.dev,", "*@company.dev x"])
    expect(refused({ ...ON_STAGING, STAGING_MAIL_RECIPIENTS: list }), list).toEqual([
      "STAGING_MAIL_RECIPIENTS",
    ]);
  expect(refused({ ...IN_PRODUCTION, STAGING_MAIL_RECIPIENTS: "ada@company.dev" })).toEqual([
    "STAGING_MAIL_RECIPIENTS",
  ]);
});

test.each(["sk_test_51Jx8", "rk_test_51Jx8", "sk_51Jx8"])(
  "production refuses a key that moves no money: %s",
  (key) => {
    expect(refused({ ...IN_PRODUCTION, STRIPE_SECRET_KEY: key })).toEqual(["STRIPE_SECRET_KEY"]);
  },
);

test.each(["SMTP_URL", "MAIL_FROM", "CALENDLY_API_URL", "STRIPE_API_URL", "CALENDLY_SITE_URL"])(
  "a default or nothing for %s is taken for what it is",
  (name) => {
    const expected = name === "SMTP_URL" || name === "MAIL_FROM" ? [name] : [];
    expect(refused({ ...IN_PRODUCTION, [name]: "" })).toEqual(expected);
  },
);

test("production says which installation it is", () => {
  expect(refused({ ...IN_PRODUCTION, INSTALLATION_ID: "" })).toEqual(["INSTALLATION_ID"]);
  expect(refused({ ...IN_PRODUCTION, INSTALLATION_ID: "a b" })).toEqual(["INSTALLATION_ID"]);
});

test("mail by STARTTLS is taken where it is not left to chance", () => {
  expect(refused({ ...IN_PRODUCTION, SMTP_URL: "smtp://mail.company.dev:587?requireTLS=true" })).toEqual([]);
});

test("a live key of Stripe's is refused everywhere but in production", () => {
  const example = parseDotenv(envExample()) as Record<string, string>;
  for (const key of ["sk_live_1x8", "rk_live_1x8"]) {
    for (const where of ["development", "demo", "test"])
      expect(refused({ ...example, APP_ENV: where, STRIPE_SECRET_KEY: key })).toEqual(["STRIPE_SECRET_KEY"]);
    expect(refused({ ...ON_STAGING, STRIPE_SECRET_KEY: key })).toEqual(["STRIPE_SECRET_KEY"]);
  }
});

test("nothing of the demo's world, and nothing of the example's, is good for production", () => {
  const demo = settingsFor(
    {
      control: "http://127.0.0.1:1",
      clock: "http://127.0.0.1:1/clock",
      calendlyApi: "http://127.0.0.1:2",
      calendlyAuth: "http://127.0.0.1:2",
      calendlySite: "http://127.0.0.1:2",
      stripeApi: "http://127.0.0.1:3",
      stripeCheckout: "http://127.0.0.1:3",
      smtp: "smtp://127.0.0.1:4",
      inbox: "http://127.0.0.1:5",
    },
    "http://localhost:3000",
    3000,
    { port: 3000, sandboxPorts: "any", databaseFile: "x.sqlite", app: "built" },
  );
  expect(refused(demo)).toEqual([]);
  const example = parseDotenv(envExample()) as Record<string, string>;
  // What says nothing of whom it belongs to.
  const harmless = new Set([
    "APP_ENV",
    "HOST",
    "PORT",
    "DATABASE_URL",
    "LOG_LEVEL",
    "ACCESS_LOG",
    "EARLY_START_CONSENT",
    "SEARCH_ENGINES",
    "NODE_ENV",
  ]);
  for (const fixture of [demo, example]) {
    for (const [name, value] of Object.entries(fixture)) {
      const numeric = /^\d+$/.test(value);
      if (harmless.has(name) || numeric || value === "") continue;
      expect(refused({ ...IN_PRODUCTION, [name]: value }), name).toEqual([name]);
    }
  }
});

test("a bar that signs in as anybody is for a demo alone, among a sandbox on this machine", () => {
  const example = parseDotenv(envExample()) as Record<string, string>;
  const bar = { DEMO_CONTROL_URL: "http://127.0.0.1:4100" };
  const demo = { ...example, APP_ENV: "demo", ...bar };
  expect(refused(demo)).toEqual([]);
  for (const installation of [IN_PRODUCTION, ON_STAGING])
    expect(refused({ ...installation, ...bar })).toEqual(["DEMO_CONTROL_URL"]);
  for (const where of ["development", "test"])
    expect(refused({ ...demo, APP_ENV: where })).toEqual(["DEMO_CONTROL_URL"]);
  expect(refused({ ...demo, DEMO_CONTROL_URL: "http://sandbox.company.dev:4100" })).toEqual([
    "DEMO_CONTROL_URL",
  ]);
  for (const [name, value] of [
    ["STRIPE_API_URL", ""],
    ["STRIPE_API_URL", "https://stripe.company.dev"],
    ["CALENDLY_API_URL", "https://api.calendly.com"],
    ["MAILBOX_URL", "https://mail.company.dev"],
  ] as const)
    expect(refused({ ...demo, [name]: value }), `${name}=${value}`).toEqual(["DEMO_CONTROL_URL"]);
});

test("no problem shows the secret that it is about", () => {
  const result = parseEnv({
    ...IN_PRODUCTION,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    AUTH_SECRET: "z".repeat(40),
  });
  const said = result.ok ? "" : result.problems.join("\n");
  expect(said).not.toContain("sk_test_sandbox");
  expect(said).not.toContain("zzzz");
});

test(
  "an app that is not told where it runs does not start, and says what to say",
  async () => {
    // Set to nothing, so that no `.env` of this folder says it either.
    const env = childEnv({ ...IN_PRODUCTION, APP_ENV: "", NODE_ENV: "production" });
    const outcome = await new Promise<{ code: unknown; output: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ["--import", "tsx", "server/commands/seed.ts"],
        { env },
        (_error, stdout, stderr) => resolve({ code: child.exitCode, output: `${stdout}${stderr}` }),
      );
    });
    expect(outcome.output).toContain("APP_ENV: is not set: say APP_ENV=production");
    expect(outcome.code).toBe(1);
  },
  START_MS_MAX,
);
