import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../../db/core/open-database.ts";
import type { Mail } from "../../ports.ts";
import type { Auth } from "../auth.ts";
import { codeMailedTo, openCodeBrowser } from "../sign-in-codes/test-code-browser.ts";
import { plantUnconfirmed } from "../test-accounts.ts";
import { startTestAuth, TEST_APP_URL } from "../test-auth.ts";

let database: Database;
let auth: Auth;
let mails: Mail[];

beforeEach(async () => {
  ({ database, auth, mails } = await startTestAuth({ asksSecondFactor: true }));
});
afterEach(() => database.close());

/** The status of the answer to whoever wants to add a passkey. */
async function addingIn(browser: ReturnType<typeof openCodeBrowser>): Promise<number> {
  const { request, clientAddress } = browser.asker();
  const url = `${TEST_APP_URL}/api/auth/passkey/generate-register-options`;
  return (await auth.handle(new Request(url, { headers: request.headers }), clientAddress)).status;
}

test("whoever has just signed in may add a passkey, with whatever role, and nobody else", async () => {
  expect(await addingIn(openCodeBrowser(auth))).toBe(401);
  for (const role of ["client", "builder", "operator"] as const) {
    const email = `${role}@example.com`;
    await auth.createUser({ email, name: role, password: "correct-horse-42", role });
    const browser = openCodeBrowser(auth);
    await browser.ask(email);
    await browser.enter(codeMailedTo(mails, email));
    expect(await addingIn(browser)).toBe(200);
  }
});

test("a sign-in of more than a quarter of an hour ago adds no passkey", async () => {
  const browser = openCodeBrowser(auth);
  await browser.ask("new@example.com");
  await browser.enter(codeMailedTo(mails, "new@example.com"));
  const before = new Date(Date.now() - 16 * 60_000).toISOString();
  await sql`update auth_session set "createdAt" = ${before}`.execute(database.kysely);
  expect(await addingIn(browser)).toBe(403);
});

test("whoever has not confirmed the address adds no passkey to its account", async () => {
  await plantUnconfirmed(database.kysely, { email: "old@example.com", password: "correct-horse-42" });
  const browser = openCodeBrowser(auth);
  expect(await browser.signIn("old@example.com", "correct-horse-42")).toBe(200);
  expect(await addingIn(browser)).toBe(403);
});
