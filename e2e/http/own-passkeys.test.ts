import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../server/test-until.ts";
import { mailedCode } from "../fixtures/sign-up-by-mail.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import {
  demoAccount,
  htmlOf,
  mailedPath,
  openBrowser,
  signInByPassword,
  type Browser,
} from "./account-kit.ts";
import { createSoftPasskey, type SoftPasskey } from "./soft-passkey.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

const FORM = "/account?for=passkeys";

/** Somebody new, signed in by a mailed code: an account without a password. */
async function newcomer(): Promise<{ readonly email: string; readonly browser: Browser }> {
  const email = `casey-${randomUUID().slice(0, 8)}@clients.example`;
  const browser = openBrowser(app);
  await browser.send("/sign-in", { intent: "ask", email, next: "/account" });
  const { appUrl, sandboxUrls } = app.demo;
  const code = await mailedCode({ appUrl, inboxUrl: sandboxUrls.inbox }, email);
  const entered = await browser.send("/sign-in", {
    intent: "code",
    code,
    codeId: "",
    email,
    next: "/account",
  });
  expect(entered.headers.get("location")).toBe("/account");
  return { email, browser };
}

async function optionsFor(browser: Browser, intent: "options-to-add" | "options-to-show") {
  const answer = await browser.send("/sign-in/passkey", { intent });
  return { status: answer.status, options: (await answer.json()) as { readonly challenge: string } };
}

async function add(browser: Browser, device: SoftPasskey, name: string): Promise<Response> {
  const { options } = await optionsFor(browser, "options-to-add");
  return browser.send(FORM, { intent: "add-passkey", name, credential: device.add(options) });
}

/** Whether a browser that knows nobody is signed in by what the device shows. */
async function signsIn(device: SoftPasskey): Promise<boolean> {
  const browser = openBrowser(app);
  const { options } = await optionsFor(browser, "options-to-show");
  await browser.send("/sign-in/passkey", {
    intent: "sign-in",
    credential: device.show(options),
    next: "/account",
  });
  return browser.isSignedIn();
}

async function passkeyIdOn(browser: Browser): Promise<string> {
  return /value="rename-passkey:([^"]+)"/.exec(await htmlOf(browser.get("/account")))?.[1] ?? "";
}

async function subjectsTo(email: string): Promise<(string | null)[]> {
  return (await app.sandbox.listMails()).filter(({ to }) => to.includes(email)).map(({ subject }) => subject);
}

/** Every session is one of long ago. */
async function letTimePass(): Promise<void> {
  await app.db
    .withTables<{ auth_session: { createdAt: string } }>()
    .updateTable("auth_session")
    .set({ createdAt: "2020-01-01T00:00:00.000Z" })
    .execute();
}

test("whoever came by a mailed code adds a passkey, signs in with it, renames and removes it; it signs in no more, and they were mailed of both", async () => {
  const { email, browser } = await newcomer();
  const device = createSoftPasskey(app.demo.appUrl);
  const added = await add(browser, device, "Work laptop");
  expect([added.status, added.headers.get("location")]).toEqual([
    303,
    "/account?done=passkey-added#passkeys",
  ]);
  const page = await htmlOf(browser.get("/account?done=passkey-added"));
  expect(page).toContain("The passkey is added.");
  expect(page).toContain("Work laptop");
  await browser.send("/sign-out", {});
  expect(await browser.isSignedIn()).toBe(false);
  expect(await signsIn(device)).toBe(true);

  const { options } = await optionsFor(browser, "options-to-show");
  await browser.send("/sign-in/passkey", {
    intent: "sign-in",
    credential: device.show(options),
    next: "/account",
  });
  const id = await passkeyIdOn(browser);
  const nameless = await htmlOf(browser.send(FORM, { intent: `rename-passkey:${id}`, name: " " }));
  expect(nameless).toContain("Please");
  const renamed = await browser.send(FORM, { intent: `rename-passkey:${id}`, name: "Old laptop" });
  expect(renamed.headers.get("location")).toBe("/account?done=passkey-renamed#passkeys");
  expect(await htmlOf(browser.get("/account"))).toContain("Old laptop");
  const removed = await browser.send(FORM, { intent: `remove-passkey:${id}` });
  expect(removed.headers.get("location")).toBe("/account?done=passkey-removed#passkeys");
  expect(await htmlOf(browser.get("/account"))).not.toContain("Old laptop");
  expect(await signsIn(device)).toBe(false);
  await until(async () =>
    expect(await subjectsTo(email)).toEqual(
      expect.arrayContaining([
        "A passkey was added to your account",
        "A passkey was removed from your account",
      ]),
    ),
  );
});

test("somebody else's passkey is neither renamed nor removed, and its owner hears of nothing", async () => {
  const { email, browser } = await newcomer();
  const device = createSoftPasskey(app.demo.appUrl);
  await add(browser, device, "Mine");
  const id = await passkeyIdOn(browser);
  const { browser: stranger } = await newcomer();
  await stranger.send(FORM, { intent: `rename-passkey:${id}`, name: "Theirs" });
  await stranger.send(FORM, { intent: `remove-passkey:${id}` });
  expect(await htmlOf(browser.get("/account"))).toContain("Mine");
  expect(await signsIn(device)).toBe(true);
  expect(await subjectsTo(email)).not.toContain("A passkey was removed from your account");
});

test("in a browser that was signed in long ago nothing is added or removed before a mailed link, or of what has one, the password", async () => {
  const { email, browser } = await newcomer();
  const device = createSoftPasskey(app.demo.appUrl);
  await add(browser, device, "Phone");
  const id = await passkeyIdOn(browser);
  await letTimePass();
  const page = await htmlOf(browser.get("/account"));
  expect(page).toContain("To add or remove one, sign in again first");
  expect(page).not.toContain(`remove-passkey:${id}`);
  expect((await optionsFor(browser, "options-to-add")).status).toBe(403);
  const refused = await htmlOf(browser.send(FORM, { intent: `remove-passkey:${id}` }));
  expect(refused).toContain("Please sign in again first");
  expect(await signsIn(device)).toBe(true);

  const mailed = await browser.send(FORM, { intent: "mail-link" });
  expect(mailed.headers.get("location")).toBe("/account?done=passkey-link#passkeys");
  const link = new URL(await mailedPath(app, email, "/sign-in/link"), app.demo.appUrl);
  await browser.send(link.pathname, { ...Object.fromEntries(link.searchParams), intent: "link" });
  await browser.send("/account", { intent: "password", chosen: "my-first-password" });
  await letTimePass();
  const wrong = { intent: `remove-passkey:${id}`, password: "not-my-password" };
  expect(await htmlOf(browser.send(FORM, wrong))).toContain("This is not your password.");
  expect(await htmlOf(browser.send(FORM, { ...wrong, password: "" }))).toContain(
    "This is not your password.",
  );
  expect(await signsIn(device)).toBe(true);
  const removed = await browser.send(FORM, { ...wrong, password: "my-first-password" });
  expect(removed.headers.get("location")).toBe("/account?done=passkey-removed#passkeys");
  expect(await signsIn(device)).toBe(false);
});

test("a builder has them on the same page; an operator's are led to with their second factor, and not changed here", async () => {
  const builder = openBrowser(app);
  await signInByPassword(builder, demoAccount("builder"));
  const device = createSoftPasskey(app.demo.appUrl);
  expect((await add(builder, device, "Studio")).headers.get("location")).toBe(
    "/account?done=passkey-added#passkeys",
  );
  expect(await signsIn(device)).toBe(true);
  const operator = openBrowser(app);
  await signInByPassword(operator, demoAccount("operator"));
  const page = await htmlOf(operator.get("/account"));
  expect(page).toContain('href="/operator/second-factor"');
  expect(page).not.toContain("add-passkey");
  expect((await operator.send(FORM, { intent: "remove-passkey:any" })).status).toBe(403);
});

test("the page on which one signs in says whose passkeys are for", async () => {
  expect(await htmlOf(openBrowser(app).get("/sign-in"))).toContain("For everybody who has added one");
});
