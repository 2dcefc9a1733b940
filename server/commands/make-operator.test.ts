import { execFile } from "node:child_process";
import { sql } from "kysely";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Role } from "../domain/values/role.ts";
import { childEnv, parseEnv } from "../env.ts";
import { invariant } from "../domain/values/invariant.ts";
import { openServices, type Services } from "../open-services.ts";

/** 2 min: several processes that each load a part of the app, on a machine that does much else. */
const TOOL_MS_MAX = 120_000;
const EMAIL = "op@example.com";

let folder: string;
let settings: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "booking-operator-"));
  settings = {
    APP_ENV: "test",
    APP_URL: "http://localhost:3000",
    DATABASE_URL: `file:${path.join(folder, "x.sqlite")}`,
    AUTH_SECRET: "a-secret-of-tests-with-32-characters",
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "test-key").toString("base64")}`,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRETS: "whsec_test_secret",
    // Nobody listens there.
    SMTP_URL: "smtp://127.0.0.1:9",
    LOG_LEVEL: "silent",
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the tool as a person does. */
function makeOperator(...words: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const tsx = ["--import", "tsx", "server/commands/make-operator.ts", ...words];
    const child = execFile(process.execPath, tsx, { env: childEnv(settings) }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
  });
}

async function inApp<Answer>(work: (services: Services) => Promise<Answer>): Promise<Answer> {
  const parsed = parseEnv(settings);
  invariant(parsed.ok, parsed.ok ? "" : parsed.problems.join("\n"));
  const services = await openServices(parsed.env);
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

async function sessionsOf(db: Queryable, email: string): Promise<number> {
  const found = await sql<{ id: string }>`
    select auth_session.id from auth_session join auth_user on auth_user.id = "userId" where email = ${email}
  `.execute(db);
  return found.rows.length;
}

const roleOf = (email: string): Promise<Role | undefined> =>
  inApp(async ({ auth }) => (await auth.findUserByEmail(email))?.role);

test(
  "an address that nobody has confirmed makes no operator; without a mail server the link is printed that confirms it, and then it does",
  async () => {
    await inApp(({ auth }) => auth.ofEmail(EMAIL, "Quiet Squatter"));
    const refused = await makeOperator(EMAIL);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("Nobody has confirmed this address yet");
    expect(refused.output).toContain("No mail could be sent.");
    expect(await roleOf(EMAIL)).toBe("client");

    const link = new URL(/http\S+\/sign-in\/link\S+/.exec(refused.output)?.[0] ?? "");
    await inApp(async ({ auth }) => {
      const verify = `${settings["APP_URL"] ?? ""}/api/auth/magic-link/verify`;
      const token = link.searchParams.get("token") ?? "";
      await auth.handle(new Request(`${verify}?token=${token}`), "203.0.113.1");
    });
    expect(await makeOperator(EMAIL)).toEqual({
      code: 0,
      output: `${EMAIL} is an operator from now on.\n`,
    });
    expect(await roleOf(EMAIL)).toBe("operator");

    const signedIn = () => inApp(({ database }) => sessionsOf(database.kysely, EMAIL));
    expect(await signedIn()).toBe(1);
    expect(await makeOperator(EMAIL, "--take-back")).toEqual({
      code: 0,
      output: `${EMAIL} is no operator any more, and is signed out everywhere.\n`,
    });
    expect(await roleOf(EMAIL)).toBe("client");
    expect(await signedIn()).toBe(0);
    expect(await makeOperator(EMAIL, "--take-back")).toEqual({
      code: 1,
      output: `${EMAIL} is no operator. Nothing was changed.\n`,
    });
  },
  TOOL_MS_MAX,
);

test(
  "an address without an account gets a link likewise, a builder's gets none, and no address says what is wanted",
  async () => {
    await inApp(({ auth }) =>
      auth.createUser({
        email: "ada@example.com",
        name: "Ada",
        password: "correct-horse-42",
        role: "builder",
      }),
    );
    const unknown = await makeOperator("new@example.com");
    expect(unknown.code).toBe(1);
    expect(unknown.output).toContain("No account has this address.");
    expect(unknown.output).toContain("/sign-in/link?token=");
    const builder = await makeOperator("ada@example.com");
    expect(builder).toEqual({
      code: 1,
      output: "This account is a builder's. Use another address for the operator.\n",
    });
    expect((await makeOperator()).code).toBe(2);
  },
  TOOL_MS_MAX,
);
