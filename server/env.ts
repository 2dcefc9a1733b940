import { existsSync } from "node:fs";
import { z } from "zod";
import {
  anywhere,
  mailOverTls,
  neededWhereOpen,
  notWhereOpen,
  onlyWhereOpen,
  ownSecret,
  ownSecrets,
  ownSender,
  publicHttps,
  sandboxAddress,
  stagingAlone,
  stripeKey,
  unguessable,
  unguessableKeys,
} from "./allowed-settings.ts";
import { ALERT_SETTINGS } from "./alert-settings.ts";
import { DEMO_SETTINGS, whyNoDemo } from "./demo-settings.ts";
import {
  encryptionKeys,
  mailServer,
  mailWebhookSecrets,
  stripeSecretKey,
  stripeWebhookSecrets,
  token,
} from "./secret-forms.ts";
import { TRACING_SETTINGS } from "./tracing-settings.ts";
import { httpUrl, noteOf, setting, wholeNumber } from "./setting.ts";

const origin = httpUrl
  .refine(
    (url) => /^\/?$/.test(new URL(url).pathname) && new URL(url).search === "",
    "must be an origin without a path",
  )
  .transform((url) => new URL(url).origin);

const mailRecipients = z
  .string()
  .transform((text) => text.split(",").map((entry) => entry.trim().toLowerCase()))
  .refine(
    (list) => list.every((entry) => /^[^\s@]*@[^\s@]+$/.test(entry)),
    "must be addresses, or domains as @company.dev, separated by commas",
  );

/** No default: an installation that forgets to set it would run production by the rules of a demo. */
const UNSAID_ENVIRONMENT =
  "is not set: say APP_ENV=production where people book in earnest, APP_ENV=staging where a version is rehearsed, or APP_ENV=development to try it";

const schema = z
  .object({
    APP_ENV: setting(
      z.enum(["development", "demo", "test", "staging", "production"]),
      anywhere,
      "Where this runs: `development`, `demo`, `test`, or where people meet it: `production` and `staging`, which refuse everything that only the sandbox needs.",
      "development",
    ),
    INSTALLATION_ID: setting(
      z
        .string()
        .regex(/^[A-Za-z0-9_-]{6,40}$/, "must be 6 to 40 letters, digits, - and _")
        .optional(),
      neededWhereOpen,
      "Which installation this is, and whose the database must be: nothing starts on another's. Make one up, once; a copy of the database gets another (npm run installation).",
      "",
    ),
    APP_URL: setting(
      origin,
      publicHttps,
      "Our own public origin. Links, cookies and the Origin check follow it.",
      "http://localhost:3000",
    ),
    HOST: setting(
      z.string().default("127.0.0.1"),
      anywhere,
      "The address to listen on; 0.0.0.0 for all.",
      "127.0.0.1",
    ),
    PORT: setting(
      wholeNumber(0, 65_535).default(3000),
      anywhere,
      "The port to listen on; 0 takes a free one.",
      "3000",
    ),
    DATABASE_URL: setting(
      z.string().default("file:./data/booking.sqlite"),
      anywhere,
      "`file:` and a path for SQLite, or `postgres://…`.",
      "file:./data/booking.sqlite",
    ),
    DATABASE_LISTEN_URL: setting(
      z
        .string()
        .regex(/^postgres(ql)?:\/\//, "must be a postgres:// URL")
        .optional(),
      anywhere,
      "Where several processes on PostgreSQL listen to each other: the database's own address, when DATABASE_URL leads through a pooler. Empty: DATABASE_URL. Where nothing is heard they look every 2 s instead.",
      "",
    ),
    AUTH_SECRET: setting(
      z.string().min(32, "must have at least 32 characters"),
      unguessable,
      "Signs sign-in cookies; 32 characters or more that nobody can guess: `openssl rand -base64 32`.",
      "development-only-secret-of-32-characters",
    ),
    ENCRYPTION_KEYS: setting(
      encryptionKeys,
      unguessableKeys,
      "Seal what is stored of other people's secrets, and sign what comes back to us, such as booking links: `id:base64 of 32 bytes`, made by `openssl rand -base64 32`, comma-separated. The first one seals and signs, all of them open and verify.",
      "dev:ZGV2ZWxvcG1lbnQtb25seS1rZXktb2YtMzItYnl0ZXM=",
    ),
    STRIPE_SECRET_KEY: setting(
      stripeSecretKey,
      stripeKey,
      "Stripe's secret or restricted key, sk_… or rk_…: in Stripe's dashboard under Developers → API keys.",
      "sk_test_sandbox",
    ),
    STRIPE_WEBHOOK_SECRETS: setting(
      stripeWebhookSecrets,
      ownSecrets,
      "The signing secrets of Stripe's webhook endpoint, whsec_… each, in Stripe's dashboard under Developers → Webhooks; comma-separated: two while one is being rolled.",
      "whsec_sandbox_secret",
    ),
    STRIPE_API_URL: setting(
      origin.optional(),
      sandboxAddress,
      "Only for the sandbox, which also hosts the checkout page there. Empty: Stripe itself.",
      "http://127.0.0.1:4102",
    ),
    STRIPE_CHECKOUT_URL: setting(
      origin.optional(),
      publicHttps,
      "The domain that Stripe shows the checkout at, where you have set a custom one in Stripe's dashboard: browsers are let through to it. Empty: Stripe's own.",
      "",
    ),
    CALENDLY_API_URL: setting(
      origin.default("https://api.calendly.com"),
      publicHttps,
      "Calendly's API.",
      "http://127.0.0.1:4101",
    ),
    CALENDLY_AUTH_URL: setting(
      origin.default("https://auth.calendly.com"),
      publicHttps,
      "Calendly's authorization server.",
      "http://127.0.0.1:4101",
    ),
    CALENDLY_OAUTH_CLIENT_ID: setting(
      token.optional(),
      ownSecret,
      "This installation's OAuth app at Calendly, so that builders connect with one click. Empty: they paste tokens.",
      "sandbox-client-id",
    ),
    CALENDLY_OAUTH_CLIENT_SECRET: setting(
      token.optional(),
      ownSecret,
      "The secret of that app; both are set, or none.",
      "sandbox-client-secret",
    ),
    CALENDLY_PERSONAL_ACCESS_TOKEN: setting(
      token.optional(),
      ownSecret,
      "For an installation of one builder: a token made at Calendly, with which the one builder without a connection is connected at start.",
      "",
    ),
    CALENDLY_SITE_URL: setting(
      origin.default("https://calendly.com"),
      publicHttps,
      "Calendly's site, which hosts the scheduling pages.",
      "http://127.0.0.1:4101",
    ),
    SMTP_URL: setting(
      mailServer,
      mailOverTls,
      "The server that sends our mail: smtp://user:password@host:port, or smtps://…",
      "smtp://127.0.0.1:4103",
    ),
    MAIL_FROM: setting(
      z.string().min(3).default("BuildAppsWith <bookings@buildappswith.example>"),
      ownSender,
      "Who our mail comes from.",
      "BuildAppsWith <bookings@buildappswith.example>",
    ),
    STAGING_MAIL_RECIPIENTS: setting(
      mailRecipients.optional(),
      stagingAlone,
      "Who may be mailed by a staging installation: addresses, and whole domains as `@company.dev`, comma-separated. Mails to anybody else are held back.",
      "",
    ),
    CLOCK_URL: setting(
      httpUrl.optional(),
      notWhereOpen,
      "Only for the sandbox: follow its clock.",
      "http://127.0.0.1:4100/clock",
    ),
    MAIL_EVENTS_SECRETS: setting(
      mailWebhookSecrets.optional(),
      ownSecrets,
      "The signing secrets of the mail provider's webhook, which reports bounces and complaints to /api/webhooks/mail, comma-separated: `whsec_` and base64, as Resend shows it. Empty: that address answers 404.",
      "",
    ),
    MAILBOX_URL: setting(
      httpUrl.optional(),
      notWhereOpen,
      "Only for the sandbox: where all mails can be read; pages that announce one link there.",
      "http://127.0.0.1:4104",
    ),
    ...DEMO_SETTINGS,
    WEBHOOK_TEST_RECEIVERS: setting(
      z.enum(["refused", "allowed"]).default("refused"),
      onlyWhereOpen("refused"),
      "Whether outgoing webhooks may be sent to this machine, over http and on any port: `allowed` to try them. Refused: only https, port 443, to public addresses.",
      "allowed",
    ),
    HOLD_MINUTES: setting(
      wholeNumber(30, 24 * 60).default(30),
      anywhere,
      "How long an unpaid time is held; Stripe keeps no checkout open for less than 30 minutes.",
      "30",
    ),
    BOOKINGS_PER_DAY_MAX: setting(
      wholeNumber(1, 10_000).default(10),
      anywhere,
      "How many bookings one client may start in 24 hours.",
      "10",
    ),
    EARLY_START_CONSENT: setting(
      z.enum(["asked", "off"]).default("asked"),
      anywhere,
      "Whether a client whose session begins within 14 days agrees to that before they pay, once terms are published. `off` only if no consumer in the EU buys here.",
      "asked",
    ),
    RECONCILE_EVERY_MINUTES: setting(
      wholeNumber(0, 24 * 60).default(60),
      anywhere,
      "How often everything is compared with Stripe and Calendly; 0: only when an operator asks.",
      "60",
    ),
    FREE_TIMES_EVERY_MINUTES: setting(
      wholeNumber(0, 24 * 60).default(30),
      anywhere,
      "How old free times may grow before Calendly is asked anew although nobody looks; 0: Calendly is asked only when somebody does.",
      "30",
    ),
    SIGN_INS_PER_TEN_MINUTES_MAX: setting(
      wholeNumber(1, 100_000).default(30),
      anywhere,
      "How many sign-ins, sign-ups and sign-in links may come from one client address in ten minutes, and how many new accounts in an hour.",
      "30",
    ),
    OPERATOR_SECOND_FACTOR: setting(
      z.enum(["required", "off"]).default("required"),
      onlyWhereOpen("required"),
      "Whether operators must show an authenticator app's code or a passkey: `required`, or `off` to try the app.",
      "off",
    ),
    SEARCH_ENGINES: setting(
      z.enum(["welcome", "refused"]).default("welcome"),
      anywhere,
      "Whether search engines may show the public pages: `welcome`, or `refused` for an installation that only those are to find who were sent a link. Staging always refuses.",
      "welcome",
    ),
    REQUESTS_PER_MINUTE_MAX: setting(
      wholeNumber(60, 10_000_000).default(1_200),
      anywhere,
      "How many pages, forms or procedures each may come from one client address in a minute; five times as many files.",
      "1200",
    ),
    LOG_LEVEL: setting(
      z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
      anywhere,
      "How much is logged.",
      "info",
    ),
    ACCESS_LOG: setting(
      z.enum(["on", "off"]).default("on"),
      anywhere,
      "Whether each request leaves a line in the log, at level info: its id, class, status, milliseconds and who asked by role. No address, path or query.",
      "on",
    ),
    TRUSTED_PROXY_HOPS: setting(
      wholeNumber(0, 10).default(0),
      anywhere,
      "How many proxies of ours stand in front, each appending to X-Forwarded-For. 0: that header is ignored.",
      "0",
    ),
    DRAIN_SECONDS: setting(
      wholeNumber(0, 60).default(0),
      anywhere,
      "A stopping process says no at /healthz and /readyz, and closes its port when whoever asks has heard it and nothing else has come for so long (15 s more at most). 0 where nobody asks.",
      "0",
    ),
    ...TRACING_SETTINGS,
    METRICS_TOKEN: setting(
      token.min(16, "must have at least 16 characters").optional(),
      ownSecret,
      "Bearer token for /metrics. Empty: there is no /metrics.",
      "",
    ),
    BACKUP_DIR: setting(
      z.string().optional(),
      anywhere,
      "The folder that `npm run backup` writes into, with the list of who was erased since: on another disk, or shipped elsewhere. Empty: no backups are made here.",
      "",
    ),
    BACKUP_RECIPIENTS: setting(
      z
        .string()
        .transform((text) => text.split(",").map((recipient) => recipient.trim()))
        .refine(
          (list) => list.every((recipient) => /^age1[a-z0-9]+$/.test(recipient)),
          "must be public keys of age, comma-separated: age1…",
        )
        .optional(),
      anywhere,
      "Public keys of age (`age-keygen`, or `npm run backup -- new-key`), comma-separated: backups are encrypted for them. Empty: they lie there as they are.",
      "",
    ),
    BACKUP_IDENTITY_FILE: setting(
      z.string().optional(),
      anywhere,
      "A file with the private key (`AGE-SECRET-KEY-1…`) that opens backups: for restoring and checking alone. Keep it away from the server.",
      "",
    ),
    BACKUP_KEEP_DAILY: setting(
      wholeNumber(1, 3_650).default(7),
      anywhere,
      "Of how many days the last backup is kept.",
      "7",
    ),
    BACKUP_KEEP_WEEKLY: setting(
      wholeNumber(0, 520).default(4),
      anywhere,
      "Of how many weeks the last backup is kept as well.",
      "4",
    ),
    BACKUP_AGE_HOURS_MAX: setting(
      wholeNumber(1, 24 * 365).default(26),
      anywhere,
      "How old the last backup may be before operators are told; counts where BACKUP_DIR is set, or a backup was ever made.",
      "26",
    ),
    POSTGRES_PROGRAMS: setting(
      z.string().optional(),
      anywhere,
      "The folder of PostgreSQL's own pg_dump and pg_restore, of the server's version or newer. Empty: they are looked for in PATH.",
      "",
    ),
    ...ALERT_SETTINGS,
    HISTORY_HEADS_FILE: setting(
      z.string().optional(),
      anywhere,
      "A file to which one line a day is appended that stands for the whole history so far. Lay it where whoever can write to the database cannot, or ship it elsewhere. Empty: the lines stand in the log alone.",
      "",
    ),
  })
  .superRefine((env, context) => {
    if ((env.CALENDLY_OAUTH_CLIENT_ID === undefined) !== (env.CALENDLY_OAUTH_CLIENT_SECRET === undefined)) {
      context.addIssue({
        code: "custom",
        path: ["CALENDLY_OAUTH_CLIENT_SECRET"],
        message: "must be set together with CALENDLY_OAUTH_CLIENT_ID, or neither",
      });
    }
    const notAlone = whyNoDemo(env);
    if (notAlone !== null)
      context.addIssue({ code: "custom", path: ["DEMO_CONTROL_URL"], message: notAlone });
  });

/** Every setting, checked and converted. */
export type Env = Readonly<z.output<typeof schema>>;

/**
 * Checks the settings given. `problems` holds a line for each thing wrong, all at once: the setting's name, what is wrong with it, what belongs there. No
 * value of any setting.
 */
export function parseEnv(
  source: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const parsed = schema.safeParse(source);
  const issues = (parsed.error?.issues ?? []).map((issue) => {
    const name = issue.path.join(".");
    if ((source[name] ?? "").trim() !== "") return problemWith(name, issue.message);
    return name === "APP_ENV" ? `${name}: ${UNSAID_ENVIRONMENT}` : problemWith(name, NOT_SET);
  });
  const problems = [...issues, ...whatIsNotAllowed(source)];
  return parsed.success && problems.length === 0 ? { ok: true, env: parsed.data } : { ok: false, problems };
}

/** Each setting by itself, so that one mistake does not hide another. */
function whatIsNotAllowed(source: Record<string, string | undefined>): string[] {
  const where = schema.shape.APP_ENV.safeParse(source["APP_ENV"]).data;
  if (where === undefined) return [];
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const read = field.safeParse(source[name]);
    const allowed = noteOf(field)?.allowed;
    if (!read.success || allowed === undefined) return [];
    const value: unknown = read.data;
    if (value === undefined) {
      const reason = allowed.whyMissing?.(where) ?? null;
      return reason === null ? [] : [problemWith(name, reason)];
    }
    const reason = allowed.whyNot(value, where);
    return reason === null ? [] : [`${name}: ${reason}`];
  });
}

const NOT_SET = "is not set";

/** With what belongs there, for whoever has no `.env.example` at hand. */
function problemWith(name: string, problem: string): string {
  const field = Object.entries(schema.shape).find(([known]) => known === name)?.[1];
  const description = field && noteOf(field)?.description;
  return description === undefined ? `${name}: ${problem}` : `${name}: ${problem}. ${description}`;
}

/** Reads the process's settings, and those of `.env` that the process has not. Ends the process when any is wrong. */
export function loadEnv(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const result = parseEnv(process.env);
  if (result.ok) return result.env;
  console.error(
    `The settings are not complete (see .env.example):\n${result.problems.map((line) => `  ${line}`).join("\n")}`,
  );
  process.exit(1);
}

/** The process's own environment with these settings over it: for a child process. */
export function childEnv(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...given };
}

/** The text of `.env.example`: every setting with its description, default and an example that works with the sandbox. */
export function envExample(): string {
  const blocks = Object.entries(schema.shape).map(([name, field]) => {
    const { description, example, allowed } = noteOf(field) ?? { description: "", example: "" };
    const rule = allowed?.inWords ?? null;
    const words = rule === null ? defaultInWords(field) : `${defaultInWords(field)} ${rule}`;
    return `# ${description}\n# ${words}\n${name}=${example}\n`;
  });
  return [
    "# Generated by `npm run docs:env`. Copy to .env; the values work with `npm run sandbox`.\n",
    ...blocks,
  ].join("\n");
}

function defaultInWords(field: z.ZodType): string {
  const result = field.safeParse(undefined);
  if (!result.success) return "Required.";
  const { data } = result;
  return typeof data === "string" || typeof data === "number" ? `Default: ${data}` : "Optional.";
}
