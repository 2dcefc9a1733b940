import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../../../db/core/open-database.ts";
import type { Mail } from "../../ports.ts";
import type { Auth } from "../auth.ts";
import { CASEY, startTestAuth } from "../test-auth.ts";
import { codeMailedTo, openCodeBrowser, otherThan, tokenMailedTo } from "./test-browser.ts";

let database: Database;
let auth: Auth;
let mails: Mail[];

beforeEach(async () => {
  ({ database, auth, mails } = await startTestAuth({ asksSecondFactor: false }));
});
afterEach(() => database.close());

const NEW = "newcomer@example.com";

test("a mailed code signs in to the account of its address", async () => {
  const browser = openCodeBrowser(auth);
  expect(await browser.ask(CASEY.email)).toBe("sent");
  const code = codeMailedTo(mails, CASEY.email);
  expect(code).toMatch(/^\d{6}$/);
  expect(await browser.enter(code)).toMatchObject({ kind: "done" });
  expect(await browser.actor()).toMatchObject({ kind: "client", email: CASEY.email });
  expect(await browser.enter(code)).toEqual({ kind: "not_here" });
});

test("a wrong code", async () => {
  const browser = openCodeBrowser(auth);
  await browser.ask(NEW);
  const code = codeMailedTo(mails, NEW);
  expect(await browser.enter(otherThan(code))).toEqual({ kind: "wrong", isTry: true, triesLeft: 2 });
  expect(await browser.openLink(tokenMailedTo(mails, NEW))).toMatchObject({ kind: "done" });
});
