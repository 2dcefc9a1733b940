import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertBuilder, linkBuilderToUser } from "../../db/builders/builders.ts";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { createAuth } from "./create-auth.ts";
import type { Auth } from "./auth.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import { addMinutes, instant, timeZone, type Instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import type { Mail } from "../ports.ts";

const APP_URL = "http://localhost:3000";
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
const password = "correct-horse-42";

/** The app's own clock: the tests move it. */
let now: Instant;
let database: Database;
let auth: Auth;
let mails: Mail[];

beforeEach(async () => {
  mails = [];
  now = instant("2026-03-02T10:00:00Z");
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  auth = authWith({});
});
afterEach(() => database.close());

function authWith(settings: { signInsPerAddressMax?: number; appUrl?: string }): Auth {
  const clock = { now: () => now };
  const mailer = { send: (mail: Mail) => Promise.resolve(void mails.push(mail)) };
  const secret = "a-secret-for-tests-of-32-characters!";
  return createAuth({
    database,
    mailer,
    log: noLog,
    appUrl: APP_URL,
    secret,
    clock,
    limits: createLimits({ database, clock, secretBox }),
    secretBox,
    asksSecondFactor: false,
    signInsPerAddressMax: 1_000,
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

function linkIn(mail: Mail | undefined): URL {
  return new URL(/http\S+/.exec(mail?.text ?? "")?.[0] ?? "");
}

/** A new account, by the link that was mailed to it; with what else somebody may send along. */
async function signUp(more: Readonly<Record<string, string>> = {}): Promise<string> {
  await call("/sign-in/magic-link", { email: casey.email, name: casey.name, ...more });
  const token = linkIn(mails.at(-1)).searchParams.get("token") ?? "";
  return cookieOf(await call(`/magic-link/verify?token=${token}`));
}

describe("with a password", () => {
  test("whoever signs up is a client, whatever role they ask for, and is known by the cookie", async () => {
    expect(await actorWith(await signUp({ role: "operator" }))).toMatchObject({
      kind: "client",
      email: casey.email,
      name: "Casey",
      confirmed: casey.email,
    });
  });

  test("a role cannot be taken afterwards either", async () => {
    const cookie = await signUp();
    await call("/update-user", { role: "operator" }, undefined, { cookie });
    expect(await actorWith(cookie)).toMatchObject({ kind: "client" });
  });

  test("a wrong password and an unknown address get the same answer", async () => {
    await auth.createUser({ ...casey, role: "client" });
    const wrong = await call("/sign-in/email", { email: casey.email, password: "wrong-horse-42" });
    const unknown = await call("/sign-in/email", { email: "nobody@example.com", password });
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(wrong.status).toBe(401);
  });

  test("after a sign-out the old cookie signs nobody in", async () => {
    const cookie = await signUp();
    await call("/sign-out", {}, undefined, { cookie });
    expect(await actorWith(cookie)).toEqual({ kind: "nobody" });
  });
});

describe("with a mailed link", () => {
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
    auth = authWith({ signInsPerAddressMax: 3 });
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

  const wrong = (address: string) =>
    call("/sign-in/email", { email: casey.email, password: "wrong-horse-42" }, address);
  const right = (address: string) => call("/sign-in/email", { email: casey.email, password }, address);

  test("wrong passwords of strangers leave the tries of whoever is signed in to the account from where they are", async () => {
    await auth.createUser({ ...casey, role: "client" });
    expect((await right("203.0.113.50")).status).toBe(200);
    for (let n = 0; n < 10; n += 1) expect((await wrong(`198.51.100.${n}`)).status).toBe(401);
    expect((await wrong("198.51.100.20")).status).toBe(429);
    expect((await right("198.51.100.21")).status).toBe(429);
    expect((await right("203.0.113.50")).status).toBe(200);
  });

  test("of many wrong passwords at the same moment ten are tried", async () => {
    await auth.createUser({ ...casey, role: "client" });
    const answers = await Promise.all(Array.from({ length: 15 }, (_, n) => wrong(`198.51.100.${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 401),
      ...Array.from({ length: 5 }, () => 429),
    ]);
    now = addMinutes(now, 1);
    expect((await wrong("198.51.100.1")).status).toBe(401);
    expect((await wrong("198.51.100.2")).status).toBe(429);
    now = addMinutes(now, 60);
    expect((await right("198.51.100.3")).status).toBe(200);
  });

  test("when two hash and twenty wait, more are told to come again, and that is no try of their account", async () => {
    await auth.createUser({ ...casey, role: "client" });
    const crowd = Array.from({ length: 60 }, (_, n) =>
      call(
        "/sign-in/email",
        { email: `somebody-${n}@example.com`, password },
        `198.51.${Math.floor(n / 9)}.${n}`,
      ),
    );
    const answers = await Promise.all(crowd);
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses).toEqual(new Set([401, 503]));
    expect(answers.find(({ status }) => status === 503)?.headers.get("retry-after")).toBe("5");
    expect((await right("198.51.100.1")).status).toBe(200);
  });

  test("the library's paths that no page of ours uses do not exist", async () => {
    const cookie = await signUp();
    for (const path of [
      "/sign-up/email",
      "/change-password",
      "/set-password",
      "/change-email",
      "/delete-user",
      "/send-verification-email",
    ])
      expect(
        (await call(path, { newPassword: password, currentPassword: password }, undefined, { cookie }))
          .status,
      ).toBe(404);
  });
});

describe("accounts", () => {
  test("a created account signs in, has its role, and is created once", async () => {
    const first = await auth.createUser({ ...casey, role: "operator" });
    expect(await auth.createUser({ ...casey, role: "client" })).toBe(first);
    const cookie = cookieOf(await call("/sign-in/email", { email: casey.email, password }));
    expect(await actorWith(cookie)).toMatchObject({
      kind: "operator",
      userId: first,
      email: casey.email,
      name: "Casey",
      confirmed: casey.email,
      builderId: null,
      signIn: { isFresh: true, isConfirmed: true, timeZone: null },
    });
  });

  test("a builder's account knows its builder", async () => {
    const id = idFromBytes("bld", new Uint8Array(16));
    const details = {
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
      { ...details, id, timeZone: timeZone("Europe/Berlin"), userId: null, position: 0 },
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
    await auth.createUser({ ...casey, role: "client" });
    const plain = (await call("/sign-in/email", casey)).headers.getSetCookie().join();
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
