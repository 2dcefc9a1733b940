import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertBuilder, linkBuilderToUser } from "../db/builders.ts";
import { migrateToLatest } from "../db/migrate.ts";
import { openDatabase, type Database } from "../db/open-database.ts";
import { createAuth, type Auth } from "./auth.ts";
import { idFromBytes } from "./domain/ids.ts";
import { instant, timeZone } from "./domain/instant.ts";
import type { Mail } from "./ports.ts";

const APP_URL = "http://localhost:3000";
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const password = "correct-horse-42";

let database: Database;
let auth: Auth;
let mails: Mail[];

beforeEach(async () => {
  mails = [];
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  auth = authWith({});
});
afterEach(() => database.close());

function authWith(settings: { signInsPerMinuteMax?: number; appUrl?: string }): Auth {
  const mailer = { send: (mail: Mail) => Promise.resolve(void mails.push(mail)) };
  const secret = "a-secret-for-tests-of-32-characters!";
  return createAuth({
    database,
    mailer,
    log: noLog,
    appUrl: APP_URL,
    secret,
    signInsPerMinuteMax: 1_000,
    ...settings,
  });
}

function call(
  path: string,
  body?: unknown,
  clientAddress = "203.0.113.1",
  headers: Record<string, string> = {},
) {
  const init =
    body === undefined
      ? { headers }
      : {
          method: "POST",
          body: JSON.stringify(body),
          headers: { "content-type": "application/json", origin: APP_URL, ...headers },
        };
  return auth.handle(new Request(`${APP_URL}/api/auth${path}`, init), clientAddress);
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

function actorWith(cookie: string) {
  return auth.findActor(new Request(APP_URL, { headers: { cookie } }));
}

const casey = { email: "casey@example.com", name: "Casey", password };

describe("with a password", () => {
  test("whoever signs up is a client, whatever role they ask for, and is known by the cookie", async () => {
    const refused = await call("/sign-up/email", { ...casey, role: "operator" });
    expect(refused.ok ? await actorWith(cookieOf(refused)) : { kind: "refused" }).not.toMatchObject({
      kind: "operator",
    });
    const response = await call("/sign-up/email", { ...casey, email: "bo@example.com" });
    expect(await actorWith(cookieOf(response))).toMatchObject({
      kind: "client",
      email: "bo@example.com",
      name: "Casey",
    });
  });

  test("a role cannot be taken afterwards either", async () => {
    const cookie = cookieOf(await call("/sign-up/email", casey));
    await call("/update-user", { role: "operator" }, undefined, { cookie });
    expect(await actorWith(cookie)).toMatchObject({ kind: "client" });
  });

  test("nine characters are too few for a password, ten are enough", async () => {
    expect((await call("/sign-up/email", { ...casey, password: "123456789" })).status).toBe(400);
    expect((await call("/sign-up/email", { ...casey, password: "1234567890" })).status).toBe(200);
  });

  test("a wrong password and an unknown address get the same answer", async () => {
    await auth.createUser({ ...casey, role: "client" });
    const wrong = await call("/sign-in/email", { email: casey.email, password: "wrong-horse-42" });
    const unknown = await call("/sign-in/email", { email: "nobody@example.com", password });
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(wrong.status).toBe(401);
  });

  test("after a sign-out the old cookie is nobody's", async () => {
    const cookie = cookieOf(await call("/sign-up/email", casey));
    await call("/sign-out", {}, undefined, { cookie });
    expect(await actorWith(cookie)).toEqual({ kind: "nobody" });
  });
});

describe("with a mailed link", () => {
  function linkIn(mail: Mail | undefined): URL {
    return new URL(/http\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  }

  test("the link leads to our own page, carries where to go on, and signs in once", async () => {
    await auth.createUser({ ...casey, role: "client" });
    await call("/sign-in/magic-link", { email: casey.email, callbackURL: "/bookings/bkg_1" });
    const link = linkIn(mails[0]);
    expect(link.origin + link.pathname).toBe(`${APP_URL}/sign-in/link`);
    expect(link.searchParams.get("next")).toBe("/bookings/bkg_1");

    const verify = () => call(`/magic-link/verify?token=${link.searchParams.get("token") ?? ""}`);
    expect(await actorWith(cookieOf(await verify()))).toMatchObject({ kind: "client", name: "Casey" });
    expect(await actorWith(cookieOf(await verify()))).toEqual({ kind: "nobody" });
  });

  test("the token is not in the database, nor in the Message-ID", async () => {
    await call("/sign-in/magic-link", { email: casey.email, callbackURL: "/" });
    const token = linkIn(mails[0]).searchParams.get("token") ?? "";
    const rows = await database.kysely
      .withTables<{ auth_verification: Record<string, string> }>()
      .selectFrom("auth_verification")
      .selectAll()
      .execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(mails[0]?.messageId).not.toContain(token);
  });

  test("a link to another site is refused", async () => {
    const response = await call("/sign-in/magic-link", {
      email: casey.email,
      callbackURL: "https://evil.example/",
    });
    expect(response.status).toBe(403);
    expect(mails).toEqual([]);
  });

  test("whoever is new gets an account, named after the address", async () => {
    await call("/sign-in/magic-link", { email: "new@example.com", callbackURL: "/" });
    const token = linkIn(mails[0]).searchParams.get("token") ?? "";
    expect(await actorWith(cookieOf(await call(`/magic-link/verify?token=${token}`)))).toMatchObject({
      name: "new",
    });
  });
});

describe("limits", () => {
  test("one address that tries too often is told to wait; a made-up header does not help, another address is free", async () => {
    auth = authWith({ signInsPerMinuteMax: 3 });
    const attempt = (address: string, forged: string) =>
      call("/sign-in/email", { email: casey.email, password }, address, {
        "x-forwarded-for": forged,
        "x-client-address": forged,
      });
    const statuses: number[] = [];
    for (const forged of ["1.1.1.1", "2.2.2.2", "3.3.3.3", "4.4.4.4"]) {
      statuses.push((await attempt("198.51.100.7", forged)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await attempt("198.51.100.8", "1.1.1.1")).status).toBe(401);
  });
});

describe("accounts", () => {
  test("a created account signs in, has its role, and is created once", async () => {
    const first = await auth.createUser({ ...casey, role: "operator" });
    expect(await auth.createUser({ ...casey, role: "client" })).toBe(first);
    const cookie = cookieOf(await call("/sign-in/email", { email: casey.email, password }));
    expect(await actorWith(cookie)).toEqual({
      kind: "operator",
      userId: first,
      email: casey.email,
      name: "Casey",
      builderId: null,
    });
  });

  test("a builder's account knows its builder", async () => {
    const id = idFromBytes("bld", new Uint8Array(16));
    const facts = {
      slug: "ada",
      displayName: "Ada",
      headline: "",
      bio: "",
      email: "ada@example.com",
      accentColor: null,
      currency: "EUR",
      directBookings: "adopt" as const,
    };
    await insertBuilder(
      database.kysely,
      { ...facts, id, timeZone: timeZone("Europe/Berlin"), userId: null, position: 0 },
      instant("2026-03-02T10:00:00Z"),
    );
    await linkBuilderToUser(database.kysely, id, await auth.createUser({ ...casey, role: "builder" }));
    const cookie = cookieOf(await call("/sign-in/email", { email: casey.email, password }));
    expect(await actorWith(cookie)).toMatchObject({ kind: "builder", builderId: id });
  });

  test("without a cookie, or with somebody else's, nobody is there and the database is not asked", async () => {
    await database.close();
    expect(await auth.findActor(new Request(APP_URL))).toEqual({ kind: "nobody" });
    expect(await actorWith("theme=dark")).toEqual({ kind: "nobody" });
  });

  test("cookies are Lax and unreadable to scripts, and secure when our address is https", async () => {
    const plain = (await call("/sign-up/email", casey)).headers.getSetCookie().join();
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    expect(plain).not.toMatch(/Secure/);
    auth = authWith({ appUrl: "https://book.example" });
    const request = new Request("https://book.example/api/auth/sign-in/email", {
      method: "POST",
      body: JSON.stringify(casey),
      headers: { "content-type": "application/json", origin: "https://book.example" },
    });
    expect((await auth.handle(request, "203.0.113.1")).headers.getSetCookie().join()).toMatch(
      /__Secure-.*Secure/,
    );
  });
});
