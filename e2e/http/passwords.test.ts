import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  demoAccount,
  htmlOf,
  mailedPath,
  openBrowser,
  signInByPassword,
  type Browser,
} from "./account-kit.ts";
import { plantUnconfirmed } from "../../server/auth/test-accounts.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

const newAddress = () => `casey-${randomUUID().slice(0, 8)}@clients.example`;

async function openMailedLink(browser: Browser, email: string, path: string, seen = 0): Promise<Response> {
  const link = new URL(await mailedPath(app, email, path, seen), "http://nowhere");
  expect((await browser.get(link.pathname + link.search)).status).toBe(200);
  return browser.send(link.pathname, { ...Object.fromEntries(link.searchParams), intent: "link" });
}

/** Signed in by a mailed link: an account without a password. */
async function newcomer(): Promise<{ readonly email: string; readonly browser: Browser }> {
  const email = newAddress();
  const browser = openBrowser(app);
  await browser.send("/sign-in", { intent: "link", email, next: "/account" });
  await openMailedLink(browser, email, "/sign-in/link");
  return { email, browser };
}

async function subjectsTo(email: string): Promise<(string | null)[]> {
  return (await app.sandbox.listMails()).filter(({ to }) => to.includes(email)).map(({ subject }) => subject);
}

async function mayEnter(email: string, password: string): Promise<boolean> {
  return (await signInByPassword(openBrowser(app), { email, password })).status === 303;
}

describe("a forgotten password", () => {
  test("is replaced by a mailed link whose page uses nothing up: the old one and every session are over, the link with them, and the owner is told", async () => {
    const { email, password } = demoAccount("builder");
    const signedIn = openBrowser(app);
    await signInByPassword(signedIn, { email, password });
    const browser = openBrowser(app);
    const asked = await htmlOf(browser.send("/forgot-password", { email }));
    expect(asked).toContain(`A mail is on its way to ${email}`);
    const link = await mailedPath(app, email, "/reset-password");
    // A mail scanner follows links.
    for (let n = 0; n < 2; n += 1) expect((await openBrowser(app).get(link)).status).toBe(200);
    const token = new URLSearchParams(link.split("?")[1]).get("token") ?? "";
    const short = await htmlOf(browser.send("/reset-password", { token, password: "short" }));
    expect(short).toContain("Please use at least 10 characters.");
    const set = await browser.send("/reset-password", { token, password: "a-new-long-password" });
    expect([set.status, set.headers.get("location")]).toEqual([303, "/sign-in?reset&next=%2Faccount"]);

    expect(await signedIn.isSignedIn()).toBe(false);
    expect([await mayEnter(email, password), await mayEnter(email, "a-new-long-password")]).toEqual([
      false,
      true,
    ]);
    const again = await htmlOf(browser.send("/reset-password", { token, password: "yet-another-password" }));
    expect(again).toContain("This link has already been used");
    expect(await mayEnter(email, "yet-another-password")).toBe(false);
    await until(async () => expect(await subjectsTo(email)).toContain("Your password was changed"));
  });

  test("of an address without an account is answered alike, and says so in the mail alone", async () => {
    const known = demoAccount("client").email;
    const unknown = newAddress();
    const page = async (email: string) =>
      (await htmlOf(openBrowser(app).send("/forgot-password", { email })))
        .replaceAll(email, "…")
        .replaceAll(encodeURIComponent(email), "…")
        // What differs from one request to the next.
        .replaceAll(/nonce="[^"]*"|req_[\w-]+/g, "");
    expect(await page(unknown)).toBe(await page(known));
    await until(async () =>
      expect(await subjectsTo(unknown)).toEqual(["There is no account with this address"]),
    );
  });

  test("who typed a wrong one is shown the ways on, and each works by a press", async () => {
    const { email } = demoAccount("operator");
    const refused = await htmlOf(signInByPassword(openBrowser(app), { email, password: "not-the-password" }));
    expect(refused).toContain("Mail me a code");
    expect(refused).toMatch(/formAction="\/forgot-password"|formaction="\/forgot-password"/);
    const form = { email, password: "not-the-password", next: "/account" };
    expect(await htmlOf(openBrowser(app).send("/sign-in", { ...form, intent: "link" }))).toContain(
      `A link is on its way to ${email}`,
    );
    const asked = await openBrowser(app).send("/sign-in", { ...form, intent: "ask" });
    expect([asked.status, asked.headers.get("set-cookie")]).toEqual([
      303,
      expect.stringContaining("sign-in-code"),
    ]);
    expect(await htmlOf(openBrowser(app).send("/forgot-password", form))).toContain("A mail is on its way");
  });
});

describe("on the account page", () => {
  test("whoever has just signed in by a mailed link sets a first password, and is told by mail; it lets them in", async () => {
    const { email, browser } = await newcomer();
    expect(await htmlOf(browser.get("/account"))).toContain("You have none");
    const set = await browser.send("/account", { intent: "password", chosen: "my-first-password" });
    expect(set.headers.get("location")).toBe("/account?done=password#password");
    expect(await mayEnter(email, "my-first-password")).toBe(true);
    await until(async () => expect(await subjectsTo(email)).toContain("A password was set for your account"));
    // Once there is one, it is asked for.
    const refused = await htmlOf(browser.send("/account", { intent: "password", chosen: "somebody-elses" }));
    expect(refused).toContain("This is not your password.");
  });

  test("a first password is not set in a browser that was signed in long ago: a mailed link is offered, and after it the form", async () => {
    const { email, browser } = await newcomer();
    await app.db
      .withTables<{ auth_session: { createdAt: string } }>()
      .updateTable("auth_session")
      .set({ createdAt: "2020-01-01T00:00:00.000Z" })
      .execute();
    const page = await htmlOf(browser.get("/account"));
    expect(page).toContain(`Mail a link to ${email}`);
    expect(page).not.toContain('name="chosen"');
    const refused = await htmlOf(
      browser.send("/account", { intent: "password", chosen: "not-just-now-please" }),
    );
    expect(refused).toContain("Please sign in again first");
    expect(await mayEnter(email, "not-just-now-please")).toBe(false);
    await browser.send("/account", { intent: "mail-link" });
    await openMailedLink(browser, email, "/sign-in/link", 1);
    const fresh = await htmlOf(browser.get("/account"));
    expect(fresh).toContain('name="chosen"');
    // Signed in anew, and not twice.
    expect(fresh).not.toContain("Sign out everywhere else");
  });

  test("another password asks for the present one, signs every other browser out, and the owner is told", async () => {
    const { email, browser } = await newcomer();
    await browser.send("/account", { intent: "password", chosen: "my-first-password" });
    const other = openBrowser(app);
    await signInByPassword(other, { email, password: "my-first-password" });
    const wrong = { intent: "password", current: "not-my-password", chosen: "my-second-password" };
    expect(await htmlOf(browser.send("/account", wrong))).toContain("This is not your password.");
    expect(await other.isSignedIn()).toBe(true);
    await browser.send("/account", { ...wrong, current: "my-first-password" });
    expect([await browser.isSignedIn(), await other.isSignedIn()]).toEqual([true, false]);
    expect([await mayEnter(email, "my-first-password"), await mayEnter(email, "my-second-password")]).toEqual(
      [false, true],
    );
    await until(async () => expect(await subjectsTo(email)).toContain("Your password was changed"));
  });

  test("of wrong passwords typed there ten an hour are looked at, and then one a minute; signing in stays possible", async () => {
    const { email, browser } = await newcomer();
    await browser.send("/account", { intent: "password", chosen: "my-first-password" });
    const wrong = { intent: "password", current: "not-my-password", chosen: "my-second-password" };
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await browser.send("/account", wrong)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
    expect((await browser.send("/account", { ...wrong, current: "my-first-password" })).status).toBe(429);
    expect(await mayEnter(email, "my-first-password")).toBe(true);
  });
});

test("an address that somebody else had signed up with is its owner's after a mailed link: the password is gone, its page says so and offers to set one", async () => {
  const email = newAddress();
  const squatter = openBrowser(app);
  await plantUnconfirmed(app.db, { email, password: "the-squatters-password" });
  await signInByPassword(squatter, { email, password: "the-squatters-password" });
  const owner = openBrowser(app);
  await owner.send("/sign-in", { intent: "link", email, next: "/bookings" });
  const opened = await openMailedLink(owner, email, "/sign-in/link");
  expect(opened.headers.get("location")).toBe("/account?password-gone&next=%2Fbookings");
  const page = await htmlOf(owner.get(opened.headers.get("location") ?? ""));
  expect(page).toContain("a password was removed");
  expect(page).toMatch(/name="chosen"/);
  expect([await squatter.isSignedIn(), await mayEnter(email, "the-squatters-password")]).toEqual([
    false,
    false,
  ]);
  await owner.send("/account", { intent: "password", chosen: "the-owners-password" });
  expect(await mayEnter(email, "the-owners-password")).toBe(true);
});
