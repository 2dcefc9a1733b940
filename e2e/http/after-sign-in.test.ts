import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { plantUnconfirmed } from "../../server/auth/test-accounts.ts";
import { mailedPath } from "./account-kit.ts";
import { nobody, findSessionTypeId, signUp } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

let app: BuiltApp;
let sessionTypeId: string;

beforeAll(async () => {
  app = await startBuiltApp();
  sessionTypeId = await findSessionTypeId(nobody(app), "ada-okafor/architecture-review");
});
afterAll(() => app.stop());

/** A browser: keeps what it is given, forgets what is taken back, and follows nothing by itself. */
function openBrowser() {
  const cookies = new Map<string, string>();
  const send = async (path: string, form: Record<string, string> | null) => {
    const answer = await fetch(new URL(path, app.demo.appUrl), {
      method: form === null ? "GET" : "POST",
      headers: {
        origin: app.demo.appUrl,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
      body: form === null ? null : new URLSearchParams(form),
      redirect: "manual",
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.slice(0, cookie.indexOf(";")).split(/=(.*)/s);
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: answer.status,
      location: answer.headers.get("location") ?? "",
      text: () => answer.text(),
    };
  };
  return {
    cookies,
    get: (path: string) => send(path, null),
    post: (path: string, form: Record<string, string>) => send(path, form),
    /** Where a page leads in the end. */
    async follow(path: string): Promise<string> {
      let at = path;
      for (let answer = await send(at, null); answer.location !== ""; answer = await send(at, null))
        at = answer.location;
      return at;
    },
  };
}

async function bookingsOf(userEmail: string): Promise<number> {
  const rows = await app.db
    .selectFrom("booking")
    .select("id")
    .where("client_email", "=", userEmail)
    .execute();
  return rows.length;
}

/** Presses Book as nobody, and then that there is a password or a passkey; resolves to where one signs in. */
async function pressBook(browser: ReturnType<typeof openBrowser>): Promise<URL> {
  const asked = await browser.post(`/book/${sessionTypeId}`, { intent: "press", timeZone: "Asia/Tokyo" });
  expect(asked.location).toBe(`/book/${sessionTypeId}`);
  const { location } = await browser.post(asked.location, { intent: "other" });
  expect(location).toMatch(/^\/sign-in\?next=/);
  return new URL(location, app.demo.appUrl);
}

test.each(DEMO_ACCOUNTS.filter(({ email }) => /^(ada|operator|client|casey)/.test(email)))(
  "$role $name who was on the way to nothing lands on the first page that is theirs",
  async ({ email, password, role }) => {
    const browser = openBrowser();
    const { location } = await browser.post("/sign-in", { intent: "password", email, password });
    const home = { client: "/bookings", builder: "/builder", operator: "/operator" }[role];
    expect(await browser.follow(location)).toBe(home);
    expect(await browser.follow("/sign-in")).toBe(home);
  },
);

test("nobody at all is asked to sign in", async () => {
  expect(await openBrowser().follow("/welcome")).toBe("/sign-in");
});

test("Book pressed while signed out goes on by itself after signing in, with the zone that was told, and once", async () => {
  const { email, password } = await signUp(app);
  const browser = openBrowser();
  const { searchParams } = await pressBook(browser);
  const next = searchParams.get("next") ?? "";
  const { location } = await browser.post("/sign-in", { intent: "password", email, password, next });
  expect(location).toMatch(/^\/bookings\/bkg_/);
  const row = await app.db
    .selectFrom("booking")
    .select("client_time_zone")
    .where("client_email", "=", email)
    .executeTakeFirstOrThrow();
  expect(row.client_time_zone).toBe("Asia/Tokyo");
  expect([...browser.cookies.keys()]).not.toContain("book-intent");
  await browser.get(next);
  expect(await bookingsOf(email)).toBe(1);
});

test("the same by a mailed link in the browser that Book was pressed in; another device comes back to the session, and is asked", async () => {
  for (const isSame of [true, false]) {
    const { email } = await signUp(app);
    const browser = openBrowser();
    const { searchParams } = await pressBook(browser);
    const next = searchParams.get("next") ?? "";
    await browser.post("/sign-in", { intent: "link", email, next });
    const inbox = `${app.demo.sandboxUrls.inbox}/api/messages?to=${encodeURIComponent(email)}`;
    let link = "";
    await until(async () => {
      const mails = (await (await fetch(inbox)).json()) as {
        readonly subject: string;
        readonly text: string | null;
      }[];
      // Not the one that the account was made with.
      link =
        mails
          .filter(({ subject }) => subject === "Your sign-in link")
          .map(({ text }) => /\S+\/sign-in\/link\?\S+/.exec(text ?? "")?.[0] ?? "")
          .at(-1) ?? "";
      expect(link).not.toBe("");
    });
    const opened = new URL(link).searchParams;
    const device = isSame ? browser : openBrowser();
    const { location } = await device.post("/sign-in/link", {
      token: opened.get("token") ?? "",
      next: opened.get("next") ?? "",
    });
    expect(await bookingsOf(email)).toBe(isSame ? 1 : 0);
    if (isSame) expect(location).toMatch(/^\/bookings\/bkg_/);
    else expect(location).toBe(next);
  }
});

test("the same when the link takes a password away that somebody else had set: the booking begins by itself, and its page says that the password is gone", async () => {
  const email = `owner-${randomUUID().slice(0, 8)}@clients.example`;
  await plantUnconfirmed(app.db, { email, password: "the-squatters-password" });
  const browser = openBrowser();
  const next = (await pressBook(browser)).searchParams.get("next") ?? "";
  await browser.post("/sign-in", { intent: "link", email, next });
  const link = new URL(await mailedPath(app, email, "/sign-in/link"), app.demo.appUrl);
  const { location } = await browser.post("/sign-in/link", Object.fromEntries(link.searchParams));
  expect(location).toMatch(/^\/bookings\/bkg_\w+\?password-gone$/);
  expect(await bookingsOf(email)).toBe(1);
  const page = await (await browser.get(location)).text();
  expect(page).toContain("a password was removed");
  expect(page).toContain('href="/account#password"');
});

test("a password forgotten on the way to a booking: the new one signs in, and the booking begins by itself", async () => {
  const { email } = await signUp(app);
  const browser = openBrowser();
  const signIn = await pressBook(browser);
  const forgot = /href="(\/forgot-password[^"]*)"/.exec(
    await (await browser.get(signIn.pathname + signIn.search)).text(),
  );
  const asked = new URL(forgot?.[1]?.replaceAll("&amp;", "&") ?? "", app.demo.appUrl);
  await browser.post("/forgot-password", { email, next: asked.searchParams.get("next") ?? "" });
  const link = new URL(await mailedPath(app, email, "/reset-password"), app.demo.appUrl);
  const chosen = { ...Object.fromEntries(link.searchParams), password: "remembered-this-time" };
  const reset = new URL((await browser.post("/reset-password", chosen)).location, app.demo.appUrl);
  expect([...reset.searchParams.keys()]).toEqual(["reset", "next"]);
  const { location } = await browser.post("/sign-in", {
    intent: "password",
    email,
    password: chosen.password,
    next: reset.searchParams.get("next") ?? "",
  });
  expect(location).toMatch(/^\/bookings\/bkg_/);
  expect(await bookingsOf(email)).toBe(1);
});

test("the way on in a mailed link for a new password is one of this site, whoever asked for the mail", async () => {
  const { email } = await signUp(app);
  const browser = openBrowser();
  await browser.post("/forgot-password", { email, next: "https://elsewhere.example/" });
  const link = new URL(await mailedPath(app, email, "/reset-password"), app.demo.appUrl);
  expect(link.searchParams.get("next")).toBe("/welcome");
  const forged = { ...Object.fromEntries(link.searchParams), password: "remembered-this-time" };
  const { location } = await browser.post("/reset-password", { ...forged, next: "//elsewhere.example" });
  expect(location).toBe("/sign-in?reset&next=%2Fwelcome");
});

test("a link to the sign-in page from another site begins nothing, whatever session it names", async () => {
  const { email, password } = await signUp(app);
  const next = `/book/${sessionTypeId}`;
  const browser = openBrowser();
  const { location } = await browser.post("/sign-in", { intent: "password", email, password, next });
  expect(location).toBe(next);
  expect(await (await browser.get(next)).text()).toContain("Go on with your booking");
  // What was meant in this browser is begun by nothing else than what was meant.
  const other = openBrowser();
  await pressBook(other);
  await other.post("/sign-in", {
    intent: "password",
    email,
    password,
    next: "/book/sty_1",
  });
  await other.get(next);
  expect(await bookingsOf(email)).toBe(0);
});
