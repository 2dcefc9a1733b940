import { hashPassword } from "better-auth/crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { UserId } from "../domain/values/ids.ts";
import { instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import type { Mail } from "../ports.ts";
import type { Auth } from "./auth.ts";
import { createAuth } from "./create-auth.ts";
import { storePassword } from "./stored-passwords.ts";

// Passwords, links and sessions at the moment when they stop being valid.

const APP_URL = "http://localhost:3000";
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const casey = { email: "casey@example.com", name: "Casey", password: "correct-horse-42" };
const CHOSEN = "another-horse-43";

let database: Database;
let auth: Auth;
let mails: Mail[];
let userId: UserId;

function authOn(on: Database): Auth {
  const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
  const clock = { now: () => instant("2026-03-02T10:00:00Z") };
  return createAuth({
    database: on,
    mailer: { send: (mail) => Promise.resolve(void mails.push(mail)) },
    log: noLog,
    appUrl: APP_URL,
    secret: "a-secret-for-tests-of-32-characters!",
    clock,
    limits: createLimits({ database: on, clock, secretBox }),
    secretBox,
    asksSecondFactor: false,
    signInsPerAddressMax: 1_000,
  });
}

beforeEach(async () => {
  mails = [];
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  auth = authOn(database);
  userId = await auth.createUser({ ...casey, role: "client" });
});
afterEach(() => database.close());

function call(path: string, body: unknown): Promise<Response> {
  const headers = { origin: APP_URL, "content-type": "application/json" };
  const init = body === null ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  return auth.handle(new Request(`${APP_URL}/api/auth${path}`, init), "203.0.113.1");
}

const signIn = (password = casey.password) => call("/sign-in/email", { email: casey.email, password });

async function countSessions(): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from auth_session`.execute(database.kysely);
  return Number(found.rows[0]?.n);
}

/** The token of the newest link to this page. */
function tokenTo(page: string): string {
  const links = mails.flatMap(({ text }) => text.match(/https?:\S+/g) ?? []).map((link) => new URL(link));
  return links.findLast(({ pathname }) => pathname === page)?.searchParams.get("token") ?? "";
}

async function openLink(token: string): Promise<boolean> {
  const answer = await call(`/magic-link/verify?token=${token}`, null);
  return answer.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie));
}

test("a sign-in by the old password that is under way while another one is chosen begins no session", async () => {
  const chosen = await hashPassword(CHOSEN);
  // Between the look at the password and the session: another password is stored, and every session has been ended.
  await sql
    .raw(
      `create trigger meanwhile before insert on auth_session begin update auth_account set password = '${chosen}'; end`,
    )
    .execute(database.kysely);
  const answer = await signIn();
  expect(answer.status).toBe(401);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await countSessions()).toBe(0);
  expect((await signIn(CHOSEN)).status).toBe(200);
});

test("another password ends every link that was mailed before: to sign in, and for a new password", async () => {
  await call("/sign-in/magic-link", { email: casey.email });
  await call("/request-password-reset", { email: casey.email });
  const [link, reset] = [tokenTo("/sign-in/link"), tokenTo("/reset-password")];
  expect([link, reset]).not.toContain("");
  await auth.own.setPassword(userId, CHOSEN);
  expect(await openLink(link)).toBe(false);
  expect((await call("/reset-password", { token: reset, newPassword: casey.password })).status).toBe(400);
  expect((await signIn(CHOSEN)).status).toBe(200);
});

test("of two links for a new password the first that is used ends the other", async () => {
  await call("/request-password-reset", { email: casey.email });
  const first = tokenTo("/reset-password");
  await call("/request-password-reset", { email: casey.email });
  const second = tokenTo("/reset-password");
  expect(second).not.toBe(first);
  expect((await call("/reset-password", { token: first, newPassword: CHOSEN })).status).toBe(200);
  expect((await call("/reset-password", { token: second, newPassword: casey.password })).status).toBe(400);
  expect((await signIn(CHOSEN)).status).toBe(200);
});

test("one link for a new password that is used many times at once sets one password", async () => {
  await call("/request-password-reset", { email: casey.email });
  const token = tokenTo("/reset-password");
  const tried = [1, 2, 3, 4].map((n) => call("/reset-password", { token, newPassword: `${CHOSEN}-${n}` }));
  const statuses = (await Promise.all(tried)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
});

describe("a first password that is stored by several at once", () => {
  forEachDialect((openFresh) => {
    test("is one, and changes as one", async () => {
      const fresh = await openFresh();
      const { userId: person } = await authOn(fresh).ofEmail(casey.email, casey.name);
      const store = (hash: string) => fresh.transact((tx) => storePassword(tx, person, hash));
      for (let round = 0; round < 10; round++) {
        await sql`delete from auth_account`.execute(fresh.kysely);
        await Promise.all(["1", "2", "3", "4"].map(store));
        await store("5");
        const { rows } = await sql`select password from auth_account`.execute(fresh.kysely);
        expect(rows).toEqual([{ password: "5" }]);
      }
    });
  });
});
