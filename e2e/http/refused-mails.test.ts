import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plantUnconfirmed } from "../../server/auth/test-accounts.ts";
import { htmlOf, openBrowser, signInByPassword, type Browser } from "./account-kit.ts";
import { signInAs, signUp, type Visitor } from "../kit/visitors.ts";
import { readPage } from "./read-page.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
let operator: Visitor;

beforeAll(async () => {
  app = await startBuiltApp();
  operator = await signInAs(app, "operator@example.com");
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.sandbox.clearFaults();
  await app.db.deleteFrom("mail_refusal").execute();
});

/** From now on the mail server refuses every mail to this address: for good, or for now. */
async function refuse(address: string, how: "for good" | "for now" = "for good"): Promise<void> {
  const pattern = `^${address.replaceAll(".", "\\.")}$`;
  // The sandbox's mail server makes a 451 of the one, a 550 of the other.
  const fault = { kind: "status", status: how === "for now" ? 400 : 500 } as const;
  await app.sandbox.addFault({ provider: "mail", on: "request", method: "SMTP", pattern, fault });
}

const NEVER = "Our mail server does not take mail to this address.";

/** Each form of a stranger that is answered by a mail to the address they type. */
const FORMS = {
  "/sign-in": (email: string) => ({ intent: "link", email, next: "/" }),
  "/sign-up": (email: string) => ({ name: "Casey", email, role: "client", next: "/" }),
  "/forgot-password": (email: string) => ({ email }),
} as const;

describe("a mail that the mail server refuses for good", () => {
  test.each(Object.keys(FORMS) as (keyof typeof FORMS)[])(
    "is told to whoever waits for it at %s, who may correct what they typed, whether there is such an account or not",
    async (path) => {
      const known = await signUp(app);
      for (const email of [known.email, "nobody-knows@example.com"]) {
        await refuse(email);
        const answer = await openBrowser(app).send(path, FORMS[path](email));
        expect(answer.status).toBe(422);
        const html = await htmlOf(answer);
        expect(html).toContain(NEVER);
        expect(html).toContain(`value="${email}"`);
      }
    },
  );

  test("that would have confirmed an address is told when another is asked for", async () => {
    const email = "old-client@example.com";
    await plantUnconfirmed(app.db, { email, password: "set-before-confirming" });
    await refuse(email);
    const browser = openBrowser(app);
    await signInByPassword(browser, { email, password: "set-before-confirming" });
    expect(await htmlOf(browser.get("/confirm-address"))).toContain("have another one sent");
    expect(await htmlOf(browser.send("/confirm-address", { next: "/" }))).toContain(NEVER);
  });

  test("to the new address of an account begins no change, and says so at the field", async () => {
    const browser = await signedIn();
    await refuse("mistyped@example.com");
    const html = await htmlOf(browser.send("/account", { intent: "address", email: "mistyped@example.com" }));
    expect(html).toContain(`${NEVER} Is it spelled right? Nothing was changed.`);
    expect(await app.db.selectFrom("address_change").selectAll().execute()).toEqual([]);
    expect(await htmlOf(browser.get("/account"))).not.toContain("Keep my current address");
  });

  test("stands on the operators’ pages by its kind and reason, counted, without address and link, until one puts it aside", async () => {
    await refuse("mistyped@example.com");
    for (let n = 0; n < 2; n += 1)
      await openBrowser(app).send("/sign-in", FORMS["/sign-in"]("mistyped@example.com"));
    await openBrowser(app).send("/forgot-password", FORMS["/forgot-password"]("mistyped@example.com"));

    const overview = await readPage(operator, "/operator");
    expect(overview.words).toContain("2 kinds of mails about accounts do not get through");
    const { words } = await readPage(operator, "/operator/failed-jobs");
    const html = await (await operator.get("/operator/failed-jobs")).text();
    expect(words).toContain("“Your sign-in link” 2 times, the first");
    expect(words).toContain("EENVELOPE 550");
    for (const text of [html, JSON.stringify(await app.db.selectFrom("mail_refusal").selectAll().execute())])
      expect(text).not.toMatch(/mistyped|token=/);

    const kinds = await app.db.selectFrom("mail_refusal").select(["subject", "reason"]).execute();
    for (const kind of kinds) {
      const answer = await operator.post("/operator/failed-jobs", { intent: "put-mail-aside", ...kind });
      expect(answer.headers.get("location")).toBe("/operator/failed-jobs#mails");
    }
    expect((await readPage(operator, "/operator/failed-jobs")).words).not.toContain("not taken");
    expect((await readPage(operator, "/operator")).words).not.toContain("do not get through");
  });
});

test("mails of one kind are one, by its English subject, whatever language each was in", async () => {
  for (const language of ["en", "en-XA", "en-XB"]) {
    const email = `reads-${language.toLowerCase()}@example.com`;
    await refuse(email);
    await fetch(`${app.demo.appUrl}/sign-in`, {
      method: "POST",
      headers: { origin: app.demo.appUrl, "accept-language": language },
      body: new URLSearchParams(FORMS["/sign-in"](email)),
    });
  }
  const kinds = await app.db.selectFrom("mail_refusal").select(["subject", "refusals"]).execute();
  expect(kinds).toEqual([{ subject: "Your sign-in link", refusals: 3 }]);
});

test("a mail that the mail server does not take just now is told as one to ask for again, and is there when it is", async () => {
  const email = "patient@example.com";
  await refuse(email, "for now");
  const browser = openBrowser(app);
  const answer = await browser.send("/sign-in", FORMS["/sign-in"](email));
  expect(answer.status).toBe(503);
  expect(await htmlOf(answer)).toContain("The mail could not be sent at the moment.");
  expect((await readPage(operator, "/operator")).words).toContain("mails about accounts do not get through");
  await app.sandbox.clearFaults();
  expect(await htmlOf(browser.send("/sign-in", FORMS["/sign-in"](email)))).toContain("on its way to");
});

/** In a browser of their own. */
async function signedIn(): Promise<Browser> {
  const email = "walker@example.com";
  const password = "set-before-confirming";
  await plantUnconfirmed(app.db, { email, password });
  const browser = openBrowser(app);
  await signInByPassword(browser, { email, password });
  return browser;
}
