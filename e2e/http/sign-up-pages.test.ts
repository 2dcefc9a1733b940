import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantUnconfirmed } from "../../server/auth/test-accounts.ts";
import { mailedSignInLink } from "../fixtures/sign-up-by-mail.ts";
import { demoAccount, htmlOf, openBrowser } from "./account-kit.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

// The way of somebody new, without scripts.

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

function linkTo(email: string): Promise<URL> {
  const { appUrl, sandboxUrls } = app.demo;
  return mailedSignInLink({ appUrl, inboxUrl: sandboxUrls.inbox }, email);
}

test("the sign-up says the same of an address that is known and of one that is not, and says where to look and how to have it sent again", async () => {
  const known = demoAccount("client").email;
  const pageOf = async (email: string) => {
    const browser = openBrowser(app);
    const answer = await browser.send("/sign-up", { name: "Casey", email, role: "client", next: "/" });
    const html = await htmlOf(answer);
    expect(await browser.isSignedIn()).toBe(false);
    // Nonces and ids are new each time.
    const [main = ""] = /<main[\s\S]*<\/main>/.exec(html) ?? [];
    return {
      status: answer.status,
      cookies: answer.headers.getSetCookie(),
      main: main.replaceAll(email, "…").replaceAll(encodeURIComponent(email), "…"),
    };
  };
  const unknown = await pageOf("somebody-new@example.com");
  expect(await pageOf(known)).toEqual(unknown);
  expect(unknown.main).toContain("Check your mail");
  expect(unknown.main).toContain("Send it again");
});

/** What each page says that announces a mail to this address. */
async function announcementsOf(app: BuiltApp, email: string): Promise<string[]> {
  const forms = [
    ["/sign-up", { name: "Casey", email, role: "client", next: "/" }],
    ["/sign-in", { intent: "link", email, next: "/" }],
    ["/forgot-password", { email }],
  ] as const;
  const pages: string[] = [];
  for (const [path, form] of forms) pages.push(await htmlOf(openBrowser(app).send(path, form)));
  return pages;
}

test("against the sandbox every page that announces a mail links to where it arrives", async () => {
  for (const page of await announcementsOf(app, "in-the-demo@example.com")) {
    expect(page).toContain("on its way to in-the-demo@example.com");
    expect(page).toContain(`href="${app.demo.sandboxUrls.inbox}/?to=in-the-demo%40example.com"`);
  }
});

test("without the sandbox's mailbox no page speaks of one", async () => {
  const app = await startBuiltApp({ MAILBOX_URL: "" });
  try {
    for (const page of await announcementsOf(app, "in-earnest@example.com")) {
      expect(page).toContain("on its way to in-earnest@example.com");
      expect(page).not.toContain("This is a demo");
      expect(page).not.toContain(app.demo.sandboxUrls.inbox);
    }
  } finally {
    await app.stop();
  }
});

test("a builder confirms the address, chooses a password, says that they want to sell, and is one only then", async () => {
  const email = "nia@example.com";
  const browser = openBrowser(app);
  await browser.send("/sign-up", { name: "Nia", email, role: "builder", next: "/" });
  const link = await linkTo(email);
  const token = link.searchParams.get("token") ?? "";
  const next = link.searchParams.get("next") ?? "";
  expect(next).toBe("/builder");
  expect(await htmlOf(browser.get(`${link.pathname}${link.search}`))).toContain("Password, if you want one");

  // Too short: said at its field, and the link is as good as before.
  const short = await htmlOf(browser.send(link.pathname, { token, next, password: "short" }));
  expect(short).toContain("Please use at least 10 characters.");
  const opened = await browser.send(link.pathname, { token, next, password: "correct-horse-42" });
  expect([opened.status, opened.headers.get("location")]).toEqual([303, "/builder"]);

  const role = async () => {
    const { rows } = await sql<{ role: string }>`select role from auth_user where email = ${email}`.execute(
      app.db,
    );
    return rows[0]?.role;
  };
  expect(await htmlOf(browser.get("/builder"))).toContain("Become a builder");
  expect(await role()).toBe("client");
  const started = await browser.send("/builder?index", { intent: "start", timeZone: "Europe/Berlin" });
  expect(started.headers.get("location")).toBe("/builder");
  expect(await role()).toBe("builder");
  expect((await browser.get("/builder")).status).toBe(200);

  const elsewhere = openBrowser(app);
  await elsewhere.send("/sign-in", { intent: "password", email, password: "correct-horse-42", next: "/" });
  expect(await elsewhere.isSignedIn()).toBe(true);
});

test("an account of an unconfirmed address, as an older version left it, is asked to confirm, begins nothing before, and is what it was afterwards", async () => {
  const email = "old-operator@example.com";
  const password = "set-before-confirming";
  await plantUnconfirmed(app.db, { email, password, role: "operator" });
  const browser = openBrowser(app);
  await browser.send("/sign-in", { intent: "password", email, password, next: "/operator" });
  const shut = await browser.get("/operator");
  expect(shut.headers.get("location")).toBe("/confirm-address?next=%2Foperator");
  expect(await htmlOf(browser.get("/bookings"))).toContain("Your address is not confirmed.");
  const page = await htmlOf(browser.get("/confirm-address?next=%2Foperator"));
  expect(page).toContain("A link was mailed to you when you signed in.");
  const again = await htmlOf(browser.send("/confirm-address", { next: "/operator" }));
  expect(again).toContain(`A link is on its way to ${email}`);
  expect((await browser.send("/builder?index", { intent: "start", timeZone: "Europe/Berlin" })).status).toBe(
    403,
  );
  const profile = await htmlOf(browser.get("/profile/ada-okafor"));
  const [, sessionTypeId = ""] = /action="\/book\/(sty_\w+)"/.exec(profile) ?? [];
  const pressed = await browser.send(`/book/${sessionTypeId}`, { intent: "press", timeZone: "" });
  const refused = await htmlOf(browser.get(pressed.headers.get("location") ?? ""));
  expect(refused).toContain("confirm your address");

  const link = await linkTo(email);
  const form = { token: link.searchParams.get("token") ?? "", next: "/operator" };
  const opened = await browser.send(link.pathname, form);
  expect(opened.status).toBe(303);
  expect((await browser.get("/operator")).status).toBe(200);
});
