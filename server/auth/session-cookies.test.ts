import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../db/core/open-database.ts";
import type { Mail } from "../ports.ts";
import type { Auth } from "./auth.ts";
import { CASEY, startTestAuth, TEST_APP_URL } from "./test-auth.ts";

let database: Database;
let auth: Auth;
let mails: Mail[];

beforeEach(async () => {
  ({ database, auth, mails } = await startTestAuth({ asksSecondFactor: false }));
});
afterEach(() => database.close());

function call(path: string, body: unknown, cookie: string): Promise<Response> {
  const headers = { origin: TEST_APP_URL, cookie, "content-type": "application/json" };
  const init = body === null ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  return auth.handle(new Request(`${TEST_APP_URL}/api/auth${path}`, init), "203.0.113.1");
}

function toldOf(response: Response): string[] {
  return response.headers.getSetCookie().filter((cookie) => cookie.startsWith("buildappswith.session_"));
}

async function signIn(cookie = ""): Promise<{ readonly cookie: string; readonly told: string[] }> {
  const told = toldOf(await call("/sign-in/email", CASEY, cookie));
  return { cookie: told.at(-1)?.split(";")[0] ?? "", told };
}

const isSignedIn = async (cookie: string) =>
  (await auth.findActor(new Request(TEST_APP_URL, { headers: { cookie } }))).kind === "client";

/** As it stands two hours after it was used: the library wants to prolong it. */
async function ageSessions(): Promise<void> {
  const before = new Date(Date.now() + (7 * 24 - 2) * 60 * 60 * 1000).toISOString();
  await sql`update auth_session set "expiresAt" = ${before}`.execute(database.kysely);
}

async function sessionsEndAt(): Promise<string[]> {
  const found = await sql<{ expiresAt: string }>`select "expiresAt" from auth_session`.execute(
    database.kysely,
  );
  return found.rows.map(({ expiresAt }) => expiresAt);
}

describe("the cookie of a session", () => {
  test("is told once, by the answer that begins it, and kept as long as a browser keeps one", async () => {
    const { told } = await signIn();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/Max-Age=34560000;/);
  });

  test("whoever signs in with the cookie of a session that is over gets the new one, and nothing takes it away", async () => {
    const before = await signIn();
    await sql`delete from auth_session`.execute(database.kysely);
    const { cookie, told } = await signIn(before.cookie);
    expect(told).toHaveLength(1);
    expect(await isSignedIn(cookie)).toBe(true);
  });

  test("nothing but a sign-out takes it away: not the question for a passkey with the cookie of a session that is over", async () => {
    const { cookie } = await signIn();
    await sql`delete from auth_session`.execute(database.kysely);
    expect(toldOf(await call("/passkey/generate-authenticate-options", null, cookie))).toEqual([]);
    expect(toldOf(await call("/sign-out", {}, cookie)).join()).toMatch(/Max-Age=0/);
  });

  test("a session that is used is prolonged in its row, and no answer tells its cookie anew", async () => {
    const { cookie } = await signIn();
    await ageSessions();
    const [before = ""] = await sessionsEndAt();
    expect(await isSignedIn(cookie)).toBe(true);
    const [after = ""] = await sessionsEndAt();
    expect(after > before).toBe(true);
    await ageSessions();
    expect(toldOf(await call("/passkey/generate-authenticate-options", null, cookie))).toEqual([]);
  });

  test("a session that ends just as it is prolonged signs nobody in, and is no failure", async () => {
    const { cookie } = await signIn();
    await ageSessions();
    // The row is gone for the update that follows its being read.
    await sql`create trigger gone before update on auth_session begin select raise(ignore); end`.execute(
      database.kysely,
    );
    expect(await auth.findActor(new Request(TEST_APP_URL, { headers: { cookie } }))).toEqual({
      kind: "nobody",
    });
  });

  test("an old session that is due to be prolonged is not put in the place of the one that a mailed link begins", async () => {
    const { cookie } = await signIn();
    await call("/sign-in/magic-link", { email: CASEY.email }, cookie);
    const token = /token=([\w-]+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "";
    await ageSessions();
    const told = toldOf(await call(`/magic-link/verify?token=${token}`, null, cookie));
    expect(told).toHaveLength(1);
    expect(told[0]?.split(";")[0]).not.toBe(cookie);
  });
});
