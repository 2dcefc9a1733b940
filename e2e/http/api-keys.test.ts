import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount, htmlOf, openBrowser, signInByPassword, type Browser } from "./account-kit.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { signUp } from "../kit/visitors.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

const FORM = { intent: "create", name: "Nightly export", scope: "bookings:read", origins: "", days: "90" };
const KEY = /bawk_[A-Za-z]{40}/;

async function signedIn(role: "client" | "builder" | "operator"): Promise<Browser> {
  const browser = openBrowser(app);
  await signInByPassword(browser, demoAccount(role));
  return browser;
}

async function create(browser: Browser, page: string, name: string): Promise<string> {
  const answer = await browser.send(page, { ...FORM, name });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const [key] = KEY.exec(await htmlOf(answer)) ?? [];
  expect(key).toBeDefined();
  return key ?? "";
}

/** Whose menu has groups finds it among the pages of its group. */
test.each([
  ["builder", "/builder"],
  ["operator", "/operator/mails"],
] as const)(
  "on the %s's page a key is created without scripts, shown once, and revoked in two steps",
  async (role, menu) => {
    const page = `/${role}/api-keys`;
    const browser = await signedIn(role);
    expect(await htmlOf(browser.get(menu))).toContain(`href="${page}"`);
    const key = await create(browser, page, `Key of the ${role}`);

    const listed = await htmlOf(browser.get(page));
    expect(listed).toContain(`Key of the ${role}`);
    expect(listed).toContain(key.slice(0, 9));
    expect(listed).not.toMatch(KEY);

    const [id = ""] = /(?<=\?revoke=)[A-Za-z0-9]+/.exec(listed) ?? [];
    const asked = await htmlOf(browser.get(`${page}?revoke=${id}`));
    expect(asked).toContain("are refused at once. This cannot be undone.");
    for (const times of [1, 2]) {
      const revoked = await browser.send(page, { intent: "revoke", key: id });
      expect([revoked.status, revoked.headers.get("location")], String(times)).toEqual([
        303,
        `${page}?revoked`,
      ]);
    }
    const after = await htmlOf(browser.get(`${page}?revoked`));
    expect(after).toContain("The key is revoked.");
    expect(after).not.toContain(`Key of the ${role}`);
  },
);

test("what cannot be a key is asked for again, with the reason and what was typed", async () => {
  const browser = await signedIn("builder");
  for (const [form, reason] of [
    [{ name: " " }, "Please give the key a name."],
    [{ name: "x".repeat(61) }, "Please use at most 60 characters."],
    [{ scope: "everything" }, "Please choose at least one thing that it may do."],
    [
      { origins: "https://shop.example\nhttp://shop.example" },
      "“http://shop.example” is not the address of a site.",
    ],
    [{ origins: "<script>" }, "“&lt;script&gt;” is not the address of a site."],
    [
      { origins: Array.from({ length: 11 }, (_, index) => `https://s${index}.example`).join("\n") },
      "Please enter at most 10 addresses.",
    ],
  ] as const) {
    const answer = await htmlOf(browser.send("/builder/api-keys", { ...FORM, ...form }));
    expect(answer).toContain(reason);
    expect(answer).not.toMatch(KEY);
  }
  expect((await browser.send("/builder/api-keys", { ...FORM, days: "4000" })).status).toBe(400);
  expect(await htmlOf(browser.get("/builder/api-keys"))).toContain("No keys yet.");
});

test("the pages of keys are for builders and operators, each their own", async () => {
  const nobody = openBrowser(app);
  for (const role of ["builder", "operator"])
    expect((await nobody.get(`/${role}/api-keys`)).headers.get("location")).toBe(
      `/sign-in?next=%2F${role}%2Fapi-keys`,
    );
  const client = await signedIn("client");
  const builder = await signedIn("builder");
  expect((await client.get("/builder/api-keys")).status).toBe(403);
  expect((await client.send("/builder/api-keys", FORM)).status).toBe(403);
  expect((await client.get("/operator/api-keys")).status).toBe(403);
  expect((await builder.get("/operator/api-keys")).status).toBe(403);
  expect((await builder.send("/operator/api-keys", FORM)).status).toBe(403);
});

test("a key is no session: pages, procedures and the sign-in library take whoever shows one without a cookie for nobody", async () => {
  const key = await create(await signedIn("operator"), "/operator/api-keys", "No session");
  const headers = { authorization: `Bearer ${key}`, "x-api-key": key };
  const get = (path: string) => fetch(`${app.demo.appUrl}${path}`, { headers, redirect: "manual" });
  for (const page of ["/account", "/bookings", "/builder", "/operator", "/operator/api-keys"]) {
    const answer = await get(page);
    expect(answer.status, page).toBe(302);
    expect(answer.headers.get("location"), page).toBe(`/sign-in?next=${encodeURIComponent(page)}`);
  }
  for (const procedure of ["account.get", "apiKeys.list", "operations.overview", "contractBookings.list"]) {
    const input = procedure === "contractBookings.list" ? "?input=%7B%7D" : "";
    expect((await get(`/api/trpc/${procedure}${input}`)).status, procedure).toBe(401);
  }
  const made = await fetch(`${app.demo.appUrl}/api/trpc/apiKeys.create`, {
    method: "POST",
    headers: { ...headers, origin: app.demo.appUrl, "content-type": "application/json" },
    body: JSON.stringify({ name: "A second", scopes: ["bookings:read"], origins: [], days: null }),
  });
  expect(made.status).toBe(401);
});

test("the sign-in library's own addresses of keys are not there, signed in or not", async () => {
  const operator = await signedIn("operator");
  const visitor = await signUp(app, "builder");
  for (const path of [
    "create",
    "list",
    "get?id=x",
    "update",
    "delete",
    "verify",
    "delete-all-expired-api-keys",
  ]) {
    expect((await operator.get(`/api/auth/api-key/${path}`)).status, path).toBe(404);
    const sent = await visitor.postJson(`/api/auth/api-key/${path}`, { name: "x", userId: "x", keyId: "x" });
    expect([404, 405, 415], path).toContain(sent.status);
  }
});
