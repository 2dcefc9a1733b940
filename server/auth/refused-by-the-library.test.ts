import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../db/core/open-database.ts";
import type { Mail } from "../ports.ts";
import type { Auth } from "./auth.ts";
import { CASEY, startTestAuth, TEST_APP_URL } from "./test-auth.ts";
import { testAddress } from "./test-accounts.ts";

// What the library refuses for its form has not happened: nobody is written to about it.

let database: Database;
let auth: Auth;
let mails: Mail[];

beforeEach(async () => {
  ({ database, auth, mails } = await startTestAuth({ asksSecondFactor: true }));
});
afterEach(() => database.close());

function call(path: string, body: unknown, cookie = ""): Promise<Response> {
  const headers = { origin: TEST_APP_URL, cookie, "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return auth.handle(new Request(`${TEST_APP_URL}/api/auth${path}`, init), "203.0.113.1");
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
  await auth.setRole(testAddress(CASEY.email), "operator");
  const signedIn = await call("/sign-in/email", CASEY);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(";")[0] ?? "")
    .join("; ");
  const added = await call("/passkey/verify-registration", { name: 5 }, cookie);
  expect([added.status, mails]).toEqual([400, []]);
});
