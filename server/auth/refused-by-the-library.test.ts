import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import type { Mail } from "../ports.ts";
import type { Auth } from "./auth.ts";
import { createAuth } from "./create-auth.ts";
import { testAddress } from "./test-accounts.ts";

// What the library refuses for its form has not happened: nobody is written to about it.

const APP_URL = "http://localhost:3000";
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const casey = { email: "casey@example.com", name: "Casey", password: "correct-horse-42" };

let database: Database;
let auth: Auth;
let mails: Mail[];

beforeEach(async () => {
  mails = [];
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
  const clock = { now: () => instant("2026-03-02T10:00:00Z") };
  auth = createAuth({
    database,
    mailer: { send: (mail) => Promise.resolve(void mails.push(mail)) },
    log: noLog,
    appUrl: APP_URL,
    secret: "a-secret-for-tests-of-32-characters!",
    clock,
    limits: createLimits({ database, clock, secretBox }),
    secretBox,
    asksSecondFactor: true,
    signInsPerAddressMax: 1_000,
  });
  await auth.createUser({ ...casey, role: "client" });
});
afterEach(() => database.close());

function call(path: string, body: unknown, cookie = ""): Promise<Response> {
  const headers = { origin: APP_URL, cookie, "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return auth.handle(new Request(`${APP_URL}/api/auth${path}`, init), "203.0.113.1");
}

describe.each(["/request-password-reset", "/sign-in/magic-link"])("by %s", (path) => {
  test.each([
    '"casey"@example.com',
    String.raw`"c\asey"@example.com`,
    "casey(1)@example.com",
    "one,casey@example.com",
    "casеy@example.com",
    "casey@example.com.",
    "casey@example.com\u0000",
    `${"a".repeat(260)}@example.com`,
    ["casey@example.com"],
    { toLowerCase: "casey@example.com" },
  ])("nobody is written to at %j, which is no address that we take", async (email) => {
    const answer = await call(path, { email, callbackURL: "/" });
    expect([answer.status, mails]).toEqual([400, []]);
  });
});

test("a passkey that is none is not told to the account's owner as added", async () => {
  await auth.setRole(testAddress(casey.email), "operator");
  const signedIn = await call("/sign-in/email", casey);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(";")[0] ?? "")
    .join("; ");
  const added = await call("/passkey/verify-registration", { name: 5 }, cookie);
  expect([added.status, mails]).toEqual([400, []]);
});
