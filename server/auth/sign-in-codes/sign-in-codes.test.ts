import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { eraseAccount } from "../../../db/accounts/erase-account.ts";
import type { Database } from "../../../db/core/open-database.ts";
import { addMinutes, instant, type Instant } from "../../domain/values/instant.ts";
import { idFromBytes } from "../../domain/values/ids.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { createSecretBox } from "../../adapters/secret-box.ts";
import { createLimits } from "../../limits/create-limits.ts";
import { migrateToLatest } from "../../../db/core/migrate.ts";
import { openDatabase } from "../../../db/core/open-database.ts";
import type { Mail } from "../../ports.ts";
import type { Auth } from "../auth.ts";
import { createAuth } from "../create-auth.ts";
import { plantUnconfirmed } from "../test-accounts.ts";
import { TEST_APP_URL } from "../test-auth.ts";
import { codeMailedTo, openCodeBrowser, otherThan, tokenMailedTo } from "./test-code-browser.ts";

const EMAIL = "casey@example.com";
const OVER = { kind: "over" };
const SESSION_TYPE = idFromBytes("sty", new Uint8Array(16).fill(7));

let database: Database;
let auth: Auth;
let mails: Mail[];
let now: Instant;
let mailFails: boolean;

beforeEach(async () => {
  mails = [];
  mailFails = false;
  now = instant("2026-03-02T10:00:00Z");
  database = openDatabase(":memory:");
  await migrateToLatest(database);
  auth = authFor({ asksSecondFactor: false });
});
afterEach(() => database.close());

function authFor({ asksSecondFactor }: { readonly asksSecondFactor: boolean }): Auth {
  const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
  const clock = { now: () => now };
  return createAuth({
    database,
    mailer: {
      send: (mail) => {
        if (mailFails)
          return Promise.reject(
            new ProviderError({
              provider: "mail",
              operation: "send",
              retryable: true,
              status: 451,
              reason: "later",
            }),
          );
        return Promise.resolve(void mails.push(mail));
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    appUrl: TEST_APP_URL,
    secret: "a-secret-for-tests-of-32-characters!",
    clock,
    limits: createLimits({ database, clock, secretBox }),
    secretBox,
    asksSecondFactor,
    signInsPerAddressMax: 1_000,
  });
}

const browserAt = (network = "203.0.113.1") => openCodeBrowser(auth, network);
const minutesLater = (minutes: number) => (now = addMinutes(now, minutes));

describe("what a code does", () => {
  test("whoever enters the code is signed in to the account of its address, which is made with the name that they gave, and is confirmed", async () => {
    const browser = browserAt();
    const choice = {
      name: "Casey Jones",
      at: instant("2026-03-05T13:00:00Z"),
      timeZone: null,
      source: "site",
    };
    await browser.ask("Casey@Example.com", {
      purpose: { kind: "book", sessionTypeId: SESSION_TYPE },
      choice,
      next: "/profile/ada",
    });
    const done = await browser.enter(codeMailedTo(mails, EMAIL));
    expect(done).toMatchObject({
      kind: "done",
      code: { purpose: { kind: "book", sessionTypeId: SESSION_TYPE }, choice, next: "/profile/ada" },
    });
    expect(await browser.actor()).toMatchObject({
      kind: "client",
      email: EMAIL,
      name: "Casey Jones",
      signIn: { isConfirmed: true },
    });
  });

  test("a code of an account that there is signs in to it, keeps its name and its password, and ends the session that the browser had", async () => {
    await auth.createUser({ email: EMAIL, name: "Casey", password: "correct-horse-42", role: "client" });
    const browser = browserAt();
    expect(await browser.signIn(EMAIL, "correct-horse-42")).toBe(200);
    const before = await browser.actor();
    await browser.ask(EMAIL, { choice: { name: "Mallory", at: null, timeZone: null, source: null } });
    await browser.enter(codeMailedTo(mails, EMAIL));
    expect(await browser.actor()).toMatchObject({ name: "Casey" });
    const sessions = await sql<{ id: string }>`select id from auth_session`.execute(database.kysely);
    expect(sessions.rows).toHaveLength(1);
    expect(before).not.toMatchObject({ signIn: { sessionId: sessions.rows[0]?.id } });
    expect(await browserAt().signIn(EMAIL, "correct-horse-42")).toBe(200);
  });

  test("digits of any script count, with spaces and hyphens between them, and what is no six digits is no try", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    for (const typed of ["", "12345", "1234567", "abcdef", "12345½", "१२३४५", "1e5+10", "x".repeat(10_000)])
      expect(await browser.enter(typed)).toEqual({ kind: "wrong", isTry: false, triesLeft: 3 });
    const arabic = Array.from(codeMailedTo(mails, EMAIL), (digit) =>
      String.fromCodePoint(0x660 + Number(digit)),
    );
    expect(
      await browser.enter(` ${arabic.slice(0, 3).join("")}\u00a0-\u200f${arabic.slice(3).join("")}\n`),
    ).toMatchObject({
      kind: "done",
    });
  });

  test("the mail says for what in our own words, in both of its parts, and nothing that was typed, and its subject has no code", async () => {
    const typed = { name: "CLICK evil.example NOW", at: null, timeZone: null, source: "evil.example" };
    const browser = browserAt();
    await browser.ask(EMAIL, {
      purpose: { kind: "book", sessionTypeId: SESSION_TYPE },
      choice: typed,
      next: "/evil",
    });
    const [mail] = mails;
    const code = codeMailedTo(mails, EMAIL);
    expect(mail).toMatchObject({ to: EMAIL, subject: "Your code to book a session" });
    for (const part of [mail?.text ?? "", mail?.html ?? ""]) {
      expect(part).toContain(code);
      expect(part).toContain("/sign-in/code?token=");
      expect(part).not.toMatch(/evil|CLICK/i);
      expect(part).not.toContain(SESSION_TYPE);
    }
    expect(`${mail?.subject ?? ""} ${mail?.kind ?? ""} ${mail?.messageId ?? ""}`).not.toContain(code);
  });

  test("an address with an account and one without get the same answers and the same mail", async () => {
    await auth.createUser({ email: EMAIL, name: "Casey", password: "correct-horse-42", role: "client" });
    const [known, unknown] = [browserAt(), browserAt()];
    expect(await known.ask(EMAIL)).toBe(await unknown.ask("nobody@example.com"));
    const [first, second] = mails;
    const clean = (mail: Mail | undefined) => mail?.text.replaceAll(/\d{6}|token=\S+/g, "");
    expect([first?.subject, clean(first)]).toEqual([second?.subject, clean(second)]);
    const wrong = async (browser: typeof known, email: string) =>
      browser.enter(otherThan(codeMailedTo(mails, email)));
    expect(await wrong(known, EMAIL)).toEqual(await wrong(unknown, "nobody@example.com"));
  });

  test("neither code nor key nor link is in the database, and what is there cannot be tried out without our key", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    const code = codeMailedTo(mails, EMAIL);
    const rows = JSON.stringify([
      (await sql`select * from sign_in_code`.execute(database.kysely)).rows,
      (await sql`select * from auth_verification`.execute(database.kysely)).rows,
    ]);
    for (const secret of [code, browser.key().split(".")[1] ?? "", tokenMailedTo(mails, EMAIL)]) {
      expect(secret).not.toBe("");
      expect(rows).not.toContain(secret);
    }
  });

  test("when the mail cannot be sent nobody can enter anything", async () => {
    mailFails = true;
    const browser = browserAt();
    expect(await browser.ask(EMAIL)).toBe("unsent");
    expect((await sql`select id from sign_in_code`.execute(database.kysely)).rows).toEqual([]);
  });
});

describe("where and how long it counts", () => {
  test("a code is accepted only in the browser that asked for it", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    const code = codeMailedTo(mails, EMAIL);
    const other = browserAt();
    expect(await other.enter(code)).toEqual({ kind: "not_here" });
    const [id = ""] = browser.key().split(".");
    for (const key of [
      id,
      `${id}.`,
      `${id}.x`,
      `.${browser.key()}`,
      `${browser.key()}x`,
      `\u0000${browser.key().slice(1)}`,
      "x".repeat(5_000),
    ])
      expect(await other.enter(code, { key })).toEqual({ kind: "not_here" });
    // One who has asked for a code of their own does not get in with somebody else's.
    await other.ask("other@example.com");
    expect(
      await other.enter(code === codeMailedTo(mails, "other@example.com") ? otherThan(code) : code),
    ).toMatchObject({
      kind: "wrong",
    });
    expect(await browser.enter(code)).toMatchObject({ kind: "done" });
  });

  test("a code holds for ten minutes, and what was typed with it for an hour", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    const code = codeMailedTo(mails, EMAIL);
    minutesLater(10);
    expect(await browser.enter(code)).toEqual(OVER);
    expect(await browser.openLink(tokenMailedTo(mails, EMAIL))).toEqual(OVER);
    expect(await auth.codes.find(browser.key())).toMatchObject({ email: EMAIL, isOver: true, triesLeft: 0 });
    minutesLater(50);
    expect(await auth.codes.find(browser.key())).toBeNull();
  });

  test("a new code ends the old one and its link, in whatever browser it was asked for", async () => {
    const [first, second] = [browserAt(), browserAt("198.51.100.7")];
    await first.ask(EMAIL);
    const [code, token] = [codeMailedTo(mails, EMAIL), tokenMailedTo(mails, EMAIL)];
    await second.ask(EMAIL);
    expect(await first.enter(code)).toEqual(OVER);
    expect(await first.enter(codeMailedTo(mails, EMAIL))).toEqual(OVER);
    expect(await first.openLink(token)).toEqual(OVER);
    expect(await second.enter(codeMailedTo(mails, EMAIL))).toMatchObject({ kind: "done" });
  });

  test("the page of one code does not enter another that its browser has asked for since", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    const [before = ""] = browser.key().split(".");
    await browser.ask(EMAIL);
    const code = codeMailedTo(mails, EMAIL);
    expect(await browser.enter(code, { codeId: before })).toEqual(OVER);
    expect(await browser.enter(code, { codeId: browser.key().split(".")[0] ?? "" })).toMatchObject({
      kind: "done",
    });
  });

  test("link and code end each other, and each works once", async () => {
    const laptop = browserAt();
    await laptop.ask(EMAIL, { choice: { name: "Casey", at: null, timeZone: null, source: null } });
    const [code, token] = [codeMailedTo(mails, EMAIL), tokenMailedTo(mails, EMAIL)];
    expect(await auth.codes.findByLink(token)).toMatchObject({ email: EMAIL, choice: { name: "Casey" } });
    expect(await auth.codes.findByLink(token)).not.toBeNull();
    const phone = browserAt("198.51.100.7");
    expect(await phone.openLink(token)).toMatchObject({ kind: "done", code: { choice: { name: "Casey" } } });
    expect(await phone.actor()).toMatchObject({ email: EMAIL, name: "Casey" });
    expect(await laptop.enter(code)).toEqual({ kind: "not_here" });
    expect(await phone.openLink(token)).toEqual(OVER);

    await laptop.ask(EMAIL);
    const later = tokenMailedTo(mails, EMAIL);
    expect(await laptop.enter(codeMailedTo(mails, EMAIL))).toMatchObject({ kind: "done" });
    expect(await phone.openLink(later)).toEqual(OVER);
  });

  test("a code and its link that are used at the same moment sign in once", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    const [code, token] = [codeMailedTo(mails, EMAIL), tokenMailedTo(mails, EMAIL)];
    const outcomes = await Promise.all([
      browser.enter(code),
      browserAt().openLink(token),
      browser.enter(code),
      browserAt().openLink(token),
    ]);
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1);
  });
});

describe("who guesses", () => {
  test("has three tries of a code, however many come at once", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    const code = codeMailedTo(mails, EMAIL);
    const tries = Array.from({ length: 8 }, (_, by) => browser.enter(otherThan(code, by + 1)));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter(({ kind }) => kind === "wrong")).toHaveLength(3);
    expect(await browser.enter(code)).toEqual(OVER);
    expect(await browser.actor()).toEqual({ kind: "nobody" });
    // Its owner still gets in by the link of the mail.
    expect(await browserAt("198.51.100.7").openLink(tokenMailedTo(mails, EMAIL))).toMatchObject({
      kind: "done",
    });
  });

  test("gets five codes and ten wrong tries an hour for an address, from however many browsers and networks", async () => {
    const asked: unknown[] = [];
    for (let n = 0; n < 7; n += 1)
      asked.push(await browserAt(`198.51.${n}.7`).ask(n % 2 === 0 ? EMAIL : "casey+x@example.com"));
    expect(asked).toEqual(["sent", "sent", "sent", "sent", "sent", 429, 429]);

    const tries: unknown[] = [];
    for (let n = 0; n < 4; n += 1) {
      const browser = browserAt(`192.0.2.${n}`);
      await browser.ask("solo@example.com");
      const code = codeMailedTo(mails, "solo@example.com");
      for (let by = 1; by <= 3; by += 1) tries.push((await browser.enter(otherThan(code, by))).kind);
    }
    expect(tries.filter((kind) => kind === "wrong")).toHaveLength(10);
    expect(tries.slice(10)).toEqual([429, 429]);
    // Slowed, not locked out: the mail's link goes on, and so does a code an hour later.
    expect(await browserAt().openLink(tokenMailedTo(mails, "solo@example.com"))).toMatchObject({
      kind: "done",
    });
    minutesLater(61);
    const later = browserAt();
    await later.ask("solo@example.com");
    expect(await later.enter(codeMailedTo(mails, "solo@example.com"))).toMatchObject({ kind: "done" });
  });

  test("gets no more than ten tries of an address at the same moment, by several browsers at once", async () => {
    const browsers = [];
    for (let n = 0; n < 5; n += 1) {
      const browser = browserAt(`192.0.2.${n}`);
      await browser.ask(EMAIL);
      browsers.push(browser);
    }
    const code = codeMailedTo(mails, EMAIL);
    const outcomes = await Promise.all(
      browsers.flatMap((browser) => [1, 2, 3, 4].map((by) => browser.enter(otherThan(code, by)))),
    );
    expect(outcomes.filter(({ kind }) => kind === "wrong").length).toBeLessThanOrEqual(3);
  });

  test("is slowed over many addresses from one network, and right codes do not count there", async () => {
    const outcomes: unknown[] = [];
    for (let n = 0; n < 12; n += 1) {
      const browser = browserAt("192.0.2.9");
      await browser.ask(`victim-${n}@example.com`);
      const code = codeMailedTo(mails, `victim-${n}@example.com`);
      for (let by = 1; by <= 3; by += 1) outcomes.push((await browser.enter(otherThan(code, by))).kind);
    }
    expect(outcomes.filter((kind) => kind === "wrong")).toHaveLength(30);
    expect(outcomes.slice(30).every((kind) => kind === 429)).toBe(true);
    const elsewhere = browserAt("192.0.3.9");
    for (let n = 0; n < 35; n += 1) {
      await elsewhere.ask(`office-${n}@example.com`);
      expect(await elsewhere.enter(codeMailedTo(mails, `office-${n}@example.com`))).toMatchObject({
        kind: "done",
      });
    }
  });
});

describe("whose account it is", () => {
  const PASSWORD = "chosen-at-sign-up";

  test("whoever signed up with somebody else's address loses password and session by its owner's first code, and the owner is told", async () => {
    await plantUnconfirmed(database.kysely, { email: EMAIL, password: PASSWORD });
    const squatter = browserAt();
    await squatter.signIn(EMAIL, PASSWORD);
    const owner = browserAt("198.51.100.7");
    await owner.ask(EMAIL);
    const done = await owner.enter(codeMailedTo(mails, EMAIL));
    expect(done).toMatchObject({ kind: "done" });
    if (done.kind === "done" && "answer" in done)
      expect(done.answer.headers.get("x-password-dropped")).toBe("1");
    expect(await owner.actor()).toMatchObject({ email: EMAIL, signIn: { isConfirmed: true } });
    expect(await squatter.actor()).toEqual({ kind: "nobody" });
    expect(await browserAt().signIn(EMAIL, PASSWORD)).toBe(401);
  });

  test("a password that the same person set survives the first code, and a wrong code confirms nothing", async () => {
    await plantUnconfirmed(database.kysely, { email: EMAIL, password: PASSWORD });
    const browser = browserAt();
    await browser.signIn(EMAIL, PASSWORD);
    await browser.ask(EMAIL);
    const code = codeMailedTo(mails, EMAIL);
    expect(await browser.enter(otherThan(code))).toMatchObject({ kind: "wrong" });
    expect(await browser.actor()).toMatchObject({ confirmed: null });
    const done = await browser.enter(code);
    if (done.kind === "done" && "answer" in done)
      expect(done.answer.headers.has("x-password-dropped")).toBe(false);
    expect(await browser.actor()).toMatchObject({ signIn: { isConfirmed: true } });
    expect(await browserAt().signIn(EMAIL, PASSWORD)).toBe(200);
  });

  test("an operator who signs in by a code still has to show the second factor", async () => {
    auth = authFor({ asksSecondFactor: true });
    await auth.createUser({ email: EMAIL, name: "Olga", password: PASSWORD, role: "operator" });
    const browser = browserAt();
    await browser.ask(EMAIL);
    await browser.enter(codeMailedTo(mails, EMAIL));
    expect(await browser.actor()).toMatchObject({ kind: "operator_unconfirmed" });
  });

  test("erasing a person ends their code, its link and what was typed with it", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL, { choice: { name: "Casey Jones", at: null, timeZone: null, source: null } });
    const [code, token] = [codeMailedTo(mails, EMAIL), tokenMailedTo(mails, EMAIL)];
    await database.transact((tx) => eraseAccount(tx, { email: "Casey@Example.com", userId: null }));
    expect(await browser.enter(code)).toEqual({ kind: "not_here" });
    expect(await browser.openLink(token)).toEqual(OVER);
    expect((await sql`select * from sign_in_code`.execute(database.kysely)).rows).toEqual([]);
    expect((await sql`select * from auth_verification`.execute(database.kysely)).rows).toEqual([]);
    expect(await auth.findUserByEmail(EMAIL)).toBeNull();
  });

  test("the code of a plugin's other purposes signs nobody in, and its own ways to check one are not there", async () => {
    const browser = browserAt();
    await browser.ask(EMAIL);
    const [id = ""] = browser.key().split(".");
    const otp = `${id}.${codeMailedTo(mails, EMAIL)}`;
    for (const path of [
      "check-verification-otp",
      "verify-email",
      "request-password-reset",
      "reset-password",
    ]) {
      const request = new Request(`${TEST_APP_URL}/api/auth/email-otp/${path}`, {
        method: "POST",
        headers: { origin: TEST_APP_URL, "content-type": "application/json" },
        body: JSON.stringify({ email: EMAIL, type: "sign-in", otp, password: "another-password" }),
      });
      expect((await auth.handle(request, "203.0.113.1")).status).toBe(404);
    }
    expect(await browser.enter(codeMailedTo(mails, EMAIL))).toMatchObject({ kind: "done" });
  });
});
