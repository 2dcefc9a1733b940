import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantUnconfirmed } from "../../server/auth/test-accounts.ts";
import { until } from "../../server/test-until.ts";
import { mailedCode } from "../fixtures/sign-up-by-mail.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { findSessionTypeId, nobody, signInAs, type Visitor } from "../kit/visitors.ts";
import { htmlOf, openBrowser, signInByPassword, type Browser } from "./account-kit.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

const newAddress = () => `casey-${randomUUID().slice(0, 8)}@clients.example`;
const DROPPED = "a password was removed";

/** Has a code mailed by the form of this page, and enters it there. */
async function enterMailedCode(
  browser: Browser,
  page: string,
  email: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const asked = await browser.send(page, { intent: "ask", email, ...more });
  expect(asked.status).toBe(303);
  const { appUrl, sandboxUrls } = app.demo;
  const code = await mailedCode({ appUrl, inboxUrl: sandboxUrls.inbox }, email);
  const shown = await htmlOf(browser.get(page));
  const codeId = /name="codeId" value="([^"]+)"/.exec(shown)?.[1] ?? "";
  return browser.send(page, { intent: "code", code, codeId, email, ...more });
}

async function mayEnter(email: string, password: string): Promise<boolean> {
  return (await signInByPassword(openBrowser(app), { email, password })).status === 303;
}

describe("the first code of an account that nobody has confirmed", () => {
  test("removes the password of whoever had typed the address, signs them out, and says so once on the account's page", async () => {
    const email = newAddress();
    await plantUnconfirmed(app.db, { email, password: "the-squatters-password" });
    const squatter = openBrowser(app);
    await signInByPassword(squatter, { email, password: "the-squatters-password" });
    const owner = openBrowser(app);
    const entered = await enterMailedCode(owner, "/sign-in", email, { next: "/bookings" });
    const leadsTo = entered.headers.get("location") ?? "";
    expect(leadsTo).toBe("/account?password-gone&next=%2Fbookings");
    const page = await htmlOf(owner.get(leadsTo));
    expect(page).toContain(DROPPED);
    expect(page).toContain('href="/bookings"');
    expect(await htmlOf(owner.get("/account"))).not.toContain(DROPPED);
    expect([await squatter.isSignedIn(), await mayEnter(email, "the-squatters-password")]).toEqual([
      false,
      false,
    ]);
  });

  test("does so on the way to a booking too, whose page says it", async () => {
    const email = newAddress();
    await plantUnconfirmed(app.db, { email, password: "the-squatters-password" });
    const owner = openBrowser(app);
    const page = `/book/${await findSessionTypeId(nobody(app), "ada-okafor/intro-call")}`;
    const entered = await enterMailedCode(owner, page, email, { name: "Casey" });
    const leadsTo = entered.headers.get("location") ?? "";
    expect(leadsTo).toMatch(/^\/bookings\/bkg_\w+\?password-gone$/);
    expect(await htmlOf(owner.get(leadsTo))).toContain(DROPPED);
    expect(await mayEnter(email, "the-squatters-password")).toBe(false);
  });

  test("leaves the password of whoever is signed in to it in the same browser, and says nothing of one", async () => {
    const email = newAddress();
    await plantUnconfirmed(app.db, { email, password: "my-own-password" });
    const owner = openBrowser(app);
    await signInByPassword(owner, { email, password: "my-own-password" });
    const page = `/book/${await findSessionTypeId(nobody(app), "ada-okafor/intro-call")}`;
    const { appUrl, sandboxUrls } = app.demo;
    await owner.send(page, { intent: "ask", email, name: "Casey" });
    const code = await mailedCode({ appUrl, inboxUrl: sandboxUrls.inbox }, email);
    const entered = await owner.send(page, { intent: "code", code, codeId: "", email, name: "Casey" });
    const leadsTo = entered.headers.get("location") ?? "";
    expect(leadsTo).toMatch(/^\/bookings\/bkg_\w+$/);
    expect(await htmlOf(owner.get(leadsTo))).not.toContain(DROPPED);
    expect(await mayEnter(email, "my-own-password")).toBe(true);
  });
});

describe("the builder's funnel", () => {
  /** How many codes the builder's file has by each step. */
  async function codesOf(builder: Visitor): Promise<Readonly<Record<string, number>>> {
    const file = await (await builder.get("/builder/funnel.csv")).text();
    const [head = [], ...rows] = file.split("\r\n").map((line) => line.split(","));
    const cell = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? "";
    return Object.fromEntries(
      rows
        .filter((row) => cell(row, "section") === "code")
        .map((row) => [cell(row, "step"), Number(cell(row, "count"))]),
    );
  }

  test("has the codes that were asked for and entered for the builder's sessions, and for nobody else's", async () => {
    const lena = await signInAs(app, "lena@builders.example");
    const kenji = await signInAs(app, "kenji@builders.example");
    const page = `/book/${await findSessionTypeId(nobody(app), "kenji-mori/code-clinic")}`;
    const email = newAddress();
    const browser = openBrowser(app);
    await browser.get("/profile/kenji-mori");
    const entered = await enterMailedCode(browser, page, email, { name: "Casey" });
    expect(entered.headers.get("location")).toMatch(/^\/bookings\/bkg_/);
    // Asked for, and never entered.
    const left = await openBrowser(app).send(page, { intent: "ask", email: newAddress(), name: "Casey" });
    expect(left.status).toBe(303);
    await until(async () => expect(await codesOf(kenji)).toEqual({ code_asked: 2, code_entered: 1 }));
    expect(await htmlOf(kenji.get("/builder/funnel"))).toContain("Code asked for");
    expect(await codesOf(lena)).toEqual({ code_asked: 0, code_entered: 0 });
  });
});
