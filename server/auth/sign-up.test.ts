import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import type { Mail } from "../ports.ts";
import type { Auth } from "./auth.ts";
import { createAuth } from "./create-auth.ts";

const APP_URL = "http://localhost:3000";
const PASSWORD = "correct-horse-42";
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);

let database: Database;
let auth: Auth;
let mails: Mail[];
let isMailDown: boolean;

beforeEach(async () => {
  mails = [];
  isMailDown = false;
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  const clock = { now: () => instant("2026-03-02T10:00:00Z") };
  auth = createAuth({
    database,
    mailer: {
      send: (mail) =>
        isMailDown ? Promise.reject(new Error("no mail server")) : Promise.resolve(void mails.push(mail)),
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

function call(path: string, body?: unknown, clientAddress = "203.0.113.1"): Promise<Response> {
  const headers = { "content-type": "application/json", origin: APP_URL };
  const init = body === undefined ? { headers } : { method: "POST", body: JSON.stringify(body), headers };
  return auth.handle(new Request(`${APP_URL}/api/auth${path}`, init), clientAddress);
}

function signUp(email: string, name = "Casey"): Promise<Response> {
  return call("/sign-in/magic-link", { email, name, callbackURL: "/bookings" });
}

function linkIn(mail: Mail | undefined): URL {
  return new URL(/http\S+/.exec(mail?.text ?? "")?.[0] ?? "");
}

async function open(link: URL) {
  const response = await call(`/magic-link/verify?token=${link.searchParams.get("token") ?? ""}`);
  const cookie = response.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  return auth.findActor(new Request(APP_URL, { headers: { cookie } }));
}

async function accounts(): Promise<unknown[]> {
  const { rows } = await sql`select email, "emailVerified" as verified from auth_user order by email`.execute(
    database.kysely,
  );
  return rows;
}

test("a sign-up answers alike whether the address is known, known and not confirmed, or new: one mail, and no account before its link is opened", async () => {
  await auth.createUser({ email: "known@example.com", name: "Kay", password: PASSWORD, role: "client" });
  await auth.ofEmail("found@example.com", "Fay");
  const before = await accounts();
  const answers = [];
  for (const email of ["known@example.com", "found@example.com", "new@example.com"]) {
    const response = await signUp(email);
    const headers = [...response.headers].filter(([name]) => name !== "date");
    answers.push([response.status, headers, await response.text()]);
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    ["known@example.com", "You already have an account"],
    ["found@example.com", "Confirm your address"],
    ["new@example.com", "Confirm your address"],
  ]);
  expect(await accounts()).toEqual(before);

  expect(linkIn(mails[0]).searchParams.has("new")).toBe(false);
  expect(await open(linkIn(mails[0]))).toMatchObject({ name: "Kay", confirmed: "known@example.com" });
  for (const mail of mails.slice(1)) {
    expect(linkIn(mail).searchParams.get("new")).toBe("1");
    expect(await open(linkIn(mail))).toMatchObject({ kind: "client", confirmed: mail.to });
  }
});

test("what a stranger sends along with a sign-up sets no password: nobody sets one who has not opened the mail", async () => {
  const email = "victim@example.com";
  await call("/sign-in/magic-link", { email, name: "Casey", password: PASSWORD });
  await open(linkIn(mails[0]));
  expect((await call("/sign-in/email", { email, password: PASSWORD })).status).toBe(401);
  expect((await call("/sign-up/email", { email, name: "Casey", password: PASSWORD })).status).toBe(404);
});

test("sign-ups count towards what one recipient may be sent, whoever asks, and each has a name that we take", async () => {
  const statuses = [];
  for (let n = 0; n < 6; n += 1) statuses.push((await signUp(`victim+${n}@example.com`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  expect(mails).toHaveLength(5);
  expect((await signUp("other@example.com", "two\nlines")).status).toBe(400);
  expect(mails).toHaveLength(5);
});

test("a builder or an operator of an unconfirmed address has no rights at a sign-in by password, is mailed a confirmation, and has them when it is opened", async () => {
  for (const role of ["builder", "operator"] as const) {
    const email = `${role}@example.com`;
    const { userId } = await auth.ofEmail(email, "Bo");
    await auth.own.setPassword(userId, PASSWORD);
    await sql`update auth_user set role = ${role} where id = ${userId}`.execute(database.kysely);
    mails = [];
    const response = await call("/sign-in/email", { email, password: PASSWORD });
    const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
    expect(await auth.findActor(new Request(APP_URL, { headers: { cookie } }))).toMatchObject({
      kind: "client",
      confirmed: null,
      builderId: null,
    });
    expect(await auth.listOperatorAddresses()).toEqual([]);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([[email, "Confirm your address"]]);
    expect(linkIn(mails[0]).searchParams.get("next")).toBe(`/${role}`);
    expect(await open(linkIn(mails[0]))).toMatchObject({ kind: role, confirmed: email });
  }
  expect(await auth.listOperatorAddresses()).toEqual(["operator@example.com"]);
});

test("a confirmed account is mailed nothing at a sign-in by password, and one whose mails are used up signs in without", async () => {
  await auth.createUser({ email: "known@example.com", name: "Kay", password: PASSWORD, role: "client" });
  await call("/sign-in/email", { email: "known@example.com", password: PASSWORD });
  expect(mails).toEqual([]);
  const { userId } = await auth.ofEmail("casey@example.com", "Casey");
  await auth.own.setPassword(userId, PASSWORD);
  const statuses = [];
  for (let n = 0; n < 7; n += 1)
    statuses.push((await call("/sign-in/email", { email: "casey@example.com", password: PASSWORD })).status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(mails).toHaveLength(5);
});

test("a role is given to a confirmed address alone", async () => {
  await auth.createUser({ email: "kay@example.com", name: "Kay", password: PASSWORD, role: "client" });
  const kay = await auth.findUserByEmail("kay@example.com");
  expect(kay?.confirmed).toBe("kay@example.com");
  if (kay?.confirmed == null) return;
  await sql`update auth_user set "emailVerified" = 0`.execute(database.kysely);
  expect((await auth.findUserByEmail("kay@example.com"))?.confirmed).toBeNull();
  await expect(auth.setRole(kay.confirmed, "operator")).rejects.toThrow();
});

test("a link for whoever runs the server works also when no mail can be sent, once, and confirms the address", async () => {
  isMailDown = true;
  const { page, isMailed } = await auth.sendSignInLink("op@example.com", "/bookings");
  expect(isMailed).toBe(false);
  expect(page.href).toContain(`${APP_URL}/sign-in/link?token=`);
  expect(await open(page)).toMatchObject({ kind: "client", confirmed: "op@example.com" });
  expect(await open(page)).toEqual({ kind: "nobody" });
  isMailDown = false;
  expect((await auth.sendSignInLink("op@example.com", "/bookings")).isMailed).toBe(true);
  expect(mails.map(({ to }) => to)).toEqual(["op@example.com"]);
});
