import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount, htmlOf, openBrowser, signInByPassword } from "./account-kit.ts";
import { findSessionTypeId, signUp } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

test("whoever is signed in, as what they may be, is named on each page with the way to their account and out; nobody else gets there", async () => {
  for (const role of ["client", "builder", "operator"] as const) {
    const account = demoAccount(role);
    const browser = openBrowser(app);
    expect((await browser.get("/account")).headers.get("location")).toBe("/sign-in?next=%2Faccount");
    await signInByPassword(browser, account);
    for (const path of ["/account", "/bookings"]) {
      const html = await htmlOf(browser.get(path));
      expect(html).toContain(account.name);
      expect(html).toMatch(/href="\/account"/);
      expect(html).toContain('action="/sign-out"');
    }
    const page = await browser.get("/account");
    expect(page.headers.get("cache-control")).toBe("private, no-store");
    expect(await htmlOf(page)).toContain(`Signed in as ${account.email}`);
  }
});

test("a name and a time zone are saved, and what cannot be one is asked for again, with the reason", async () => {
  const browser = openBrowser(app);
  await signInByPassword(browser, demoAccount("client"));
  const refused = await htmlOf(browser.send("/account", { intent: "rename", name: "  " }));
  expect(refused).toContain("Please enter your name.");
  for (const [form, reason] of [
    [{ intent: "rename", name: "x".repeat(101) }, "Please use at most 100 characters."],
    [{ intent: "password", current: "", chosen: "short" }, "Please use at least 10 characters."],
    [{ intent: "address", email: "casey" }, "This doesn’t look like an e-mail address."],
  ] as const) {
    expect(await htmlOf(browser.send("/account", form))).toContain(reason);
  }
  const saved = await browser.send("/account", { intent: "rename", name: "Casey the Second" });
  expect([saved.status, saved.headers.get("location")]).toEqual([303, "/account?done=name#name"]);
  expect((await browser.send("/account", { intent: "time-zone", timeZone: "Mars/Olympus" })).status).toBe(
    400,
  );
  await browser.send("/account", { intent: "time-zone", timeZone: "Asia/Kathmandu" });
  const page = await htmlOf(browser.get("/account"));
  expect(page).toContain("Casey the Second");
  expect(page).toContain("Kathmandu time");
});

test("the account page lists each browser in words and marks this one; one of the others, or all of them, can be signed out, and nobody else's", async () => {
  const account = demoAccount("builder");
  const [here, phone, third] = [
    "Firefox/140.0",
    "iPhone Version/18.6 Mobile/15E148 Safari/604.1",
    "Macintosh Chrome/140.0",
  ].map((agent) => openBrowser(app, `Mozilla/5.0 ${agent}`)) as [
    ReturnType<typeof openBrowser>,
    ReturnType<typeof openBrowser>,
    ReturnType<typeof openBrowser>,
  ];
  for (const browser of [here, phone, third]) await signInByPassword(browser, account);
  const stranger = openBrowser(app);
  await signInByPassword(stranger, demoAccount("client"));

  const html = await htmlOf(here.get("/account"));
  expect(html).toMatch(/Firefox<[^]*this browser/);
  const listed = (words: string) =>
    new RegExp(`${words}(?:(?!name="session")[^])*name="session" value="([^"]+)"`).exec(html)?.[1] ?? "";
  const session = listed("Safari on iPhone");
  expect(session).not.toBe("");

  await stranger.send("/account", { intent: "end-session", session });
  expect(await phone.isSignedIn()).toBe(true);
  await here.send("/account", { intent: "end-session", session });
  expect([await phone.isSignedIn(), await third.isSignedIn()]).toEqual([false, true]);
  await here.send("/account", { intent: "end-other-sessions" });
  expect([await here.isSignedIn(), await third.isSignedIn(), await stranger.isSignedIn()]).toEqual([
    true,
    false,
    true,
  ]);
});

test("what somebody books is shown in the zone of their account, whatever their browser guesses", async () => {
  const who = await signUp(app);
  await who.ask("account.setTimeZone", { timeZone: "Asia/Kathmandu" });
  const sessionTypeId = await findSessionTypeId(who, "ada-okafor/intro-call");
  expect((await who.ask("booking.initiate", { sessionTypeId, timeZone: "Europe/Lisbon" })).status).toBe(200);
  const { client_time_zone: zone } = await app.db
    .selectFrom("booking")
    .select("client_time_zone")
    .where("client_email", "=", who.email)
    .executeTakeFirstOrThrow();
  expect(zone).toBe("Asia/Kathmandu");
});
