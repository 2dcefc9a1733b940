import { afterEach, beforeEach, expect, test } from "vitest";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import type { Mail } from "../ports.ts";
import type { Auth } from "./auth.ts";
import { createAuth } from "./create-auth.ts";
import { plantUnconfirmed } from "./test-accounts.ts";

// Whose password it is: the person's who has shown that mail to the address reaches them, or somebody's who only typed the address.

const APP_URL = "http://localhost:3000";
const EMAIL = "casey@example.com";
const PASSWORD = "chosen-at-sign-up";
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);

let database: Database;
let auth: Auth;
let mails: Mail[];
let mailFails: boolean;

beforeEach(async () => {
  mails = [];
  mailFails = false;
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  const clock = { now: () => instant("2026-03-02T10:00:00Z") };
  auth = createAuth({
    database,
    mailer: {
      send: (mail) => {
        if (mailFails) return Promise.reject(new Error("550"));
        mails.push(mail);
        return Promise.resolve();
      },
    },
    log: noLog,
    appUrl: APP_URL,
    secret: "a-secret-for-tests-of-32-characters!",
    clock,
    limits: createLimits({ database, clock, secretBox }),
    secretBox,
    asksSecondFactor: false,
    signInsPerAddressMax: 1_000,
  });
});
afterEach(() => database.close());

/** Keeps its cookies, as a browser does. */
function openBrowser() {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  async function ask(path: string, body?: unknown): Promise<Response> {
    const headers = { "content-type": "application/json", origin: APP_URL, cookie: cookie() };
    const init = body === undefined ? { headers } : { method: "POST", body: JSON.stringify(body), headers };
    const response = await auth.handle(new Request(`${APP_URL}/api/auth${path}`, init), "203.0.113.1");
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  }
  return {
    ask,
    /** To an account as version 0.1.0 left it. */
    signUp: async () => {
      await plantUnconfirmed(database.kysely, { email: EMAIL, password: PASSWORD });
      await ask("/sign-in/email", { email: EMAIL, password: PASSWORD });
    },
    signIn: async (password: string) => (await ask("/sign-in/email", { email: EMAIL, password })).status,
    askForLink: () => ask("/sign-in/magic-link", { email: EMAIL, callbackURL: "/bookings" }),
    openLink: () => ask(`/magic-link/verify?token=${newestToken("/sign-in/link")}`),
    actor: () => auth.findActor(new Request(APP_URL, { headers: { cookie: cookie() } })),
  };
}

function newestToken(path: string): string {
  const links = mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []).map((link) => new URL(link));
  return (
    links
      .filter(({ pathname }) => pathname === path)
      .at(-1)
      ?.searchParams.get("token") ?? ""
  );
}

test("the password of an account that was never confirmed survives the mailed link that is opened while signed in with it", async () => {
  const browser = openBrowser();
  await browser.signUp();
  await browser.askForLink();
  await browser.openLink();
  expect(await browser.actor()).toMatchObject({ email: EMAIL, signIn: { isConfirmed: true } });
  expect(await openBrowser().signIn(PASSWORD)).toBe(200);
});

test("whoever signed up with somebody else's address loses password and session when its owner opens a mailed link, and the owner is told that a password is gone", async () => {
  const squatter = openBrowser();
  await squatter.signUp();
  const owner = openBrowser();
  await owner.askForLink();
  const opened = await owner.openLink();
  expect(opened.headers.get("x-password-dropped")).toBe("1");
  expect(await owner.actor()).toMatchObject({ email: EMAIL, signIn: { isConfirmed: true } });
  expect(await squatter.actor()).toEqual({ kind: "nobody" });
  expect(await openBrowser().signIn(PASSWORD)).toBe(401);
  // Who set one afterwards is the owner: no link takes it away again.
  await owner.ask("/request-password-reset", { email: EMAIL });
  await owner.ask("/reset-password", {
    token: newestToken("/reset-password"),
    newPassword: "the-owners-own",
  });
  await owner.askForLink();
  expect(
    (await openBrowser().ask(`/magic-link/verify?token=${newestToken("/sign-in/link")}`)).headers.get(
      "x-password-dropped",
    ),
  ).toBeNull();
  expect(await openBrowser().signIn("the-owners-own")).toBe(200);
});

test("a link for one account keeps nobody's password of another, whoever is signed in", async () => {
  const squatter = openBrowser();
  await squatter.signUp();
  const owner = openBrowser();
  const other = { email: "other@example.com", password: "another-password" };
  await plantUnconfirmed(database.kysely, other);
  await owner.ask("/sign-in/email", other);
  await owner.askForLink();
  await owner.openLink();
  expect(await openBrowser().signIn(PASSWORD)).toBe(401);
});

test("a password set by the link for a forgotten one confirms the address, ends every session, and no mailed link takes it away", async () => {
  const squatter = openBrowser();
  await squatter.signUp();
  const owner = openBrowser();
  await owner.ask("/request-password-reset", { email: EMAIL });
  const token = newestToken("/reset-password");
  const reset = await owner.ask("/reset-password", { token, newPassword: "the-owners-own" });
  expect(reset.status).toBe(200);
  expect(await squatter.actor()).toEqual({ kind: "nobody" });
  expect(mails.at(-1)).toMatchObject({ to: EMAIL, subject: "Your password was changed" });
  await owner.askForLink();
  await owner.openLink();
  expect(await openBrowser().signIn("the-owners-own")).toBe(200);
  expect(await openBrowser().signIn(PASSWORD)).toBe(401);
  // Once.
  expect((await owner.ask("/reset-password", { token, newPassword: "yet-another-one" })).status).toBe(400);
});

test("a mail that cannot be sent keeps no session of somebody else's alive when a password is replaced", async () => {
  const squatter = openBrowser();
  await squatter.signUp();
  const owner = openBrowser();
  await owner.ask("/request-password-reset", { email: EMAIL });
  mailFails = true;
  const token = newestToken("/reset-password");
  expect((await owner.ask("/reset-password", { token, newPassword: "the-owners-own" })).status).toBe(200);
  expect(await squatter.actor()).toEqual({ kind: "nobody" });
});

test("the link for a forgotten password is not in the database, and asking for one is answered and mailed for every address alike", async () => {
  await auth.createUser({ email: EMAIL, name: "Casey", password: PASSWORD, role: "client" });
  const browser = openBrowser();
  const known = await browser.ask("/request-password-reset", { email: EMAIL });
  const unknown = await browser.ask("/request-password-reset", { email: "nobody@example.com" });
  expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
  expect(mails.map(({ to }) => to)).toEqual([EMAIL, "nobody@example.com"]);
  expect(mails[1]?.text).toContain("no account");
  const rows = await database.kysely
    .withTables<{ auth_verification: Record<string, string> }>()
    .selectFrom("auth_verification")
    .selectAll()
    .execute();
  expect(newestToken("/reset-password")).not.toBe("");
  expect(JSON.stringify(rows)).not.toContain(newestToken("/reset-password"));

  mailFails = true;
  const failed = await browser.ask("/request-password-reset", { email: EMAIL });
  const failedToo = await browser.ask("/request-password-reset", { email: "nobody@example.com" });
  expect([failed.status, failedToo.status]).toEqual([500, 500]);
});

test("of links for a forgotten password five an hour are mailed to one recipient, together with those that sign in", async () => {
  const browser = openBrowser();
  const statuses: number[] = [];
  for (let n = 0; n < 4; n += 1)
    statuses.push((await browser.ask("/request-password-reset", { email: EMAIL })).status);
  for (let n = 0; n < 2; n += 1) statuses.push((await browser.askForLink()).status);
  statuses.push((await browser.ask("/request-password-reset", { email: EMAIL })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
});
