import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { LIBRARY_PATHS } from "../../server/auth/library-paths.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

const [client] = DEMO_ACCOUNTS.filter(({ role }) => role === "client");

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.demo.appUrl}${path}`, { headers, redirect: "manual" });
}

function send(path: string, form: Record<string, string>): Promise<Response> {
  return fetch(`${app.demo.appUrl}${path}`, {
    method: "POST",
    headers: { origin: app.demo.appUrl },
    body: new URLSearchParams(form),
    redirect: "manual",
  });
}

async function newestToken(email: string): Promise<string | null> {
  const inbox = `${app.demo.sandboxUrls.inbox}/api/messages?to=${encodeURIComponent(email)}`;
  const mails = (await (await fetch(inbox)).json()) as { readonly text: string | null }[];
  return /\/sign-in\/link\?token=([\w%.-]+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? null;
}

async function mailedToken(): Promise<string> {
  const email = client?.email ?? "";
  await send("/sign-in", { intent: "link", email, next: "/bookings" });
  await until(async () => expect(await newestToken(email)).not.toBeNull());
  return decodeURIComponent((await newestToken(email)) ?? "");
}

test("no address that another site can open signs a browser in: the mailed link is used up by our own page's button alone", async () => {
  const token = await mailedToken();
  const query = `token=${encodeURIComponent(token)}&callbackURL=%2Fbookings`;
  const led = await get(`/api/auth/magic-link/verify?${query}`, { "sec-fetch-site": "cross-site" });
  expect([led.status, led.headers.get("set-cookie")]).toEqual([404, null]);
  const shown = await get(`/sign-in/link?token=${encodeURIComponent(token)}&next=%2Fbookings`);
  expect([shown.status, shown.headers.get("set-cookie")]).toEqual([200, null]);
  const pressed = await send("/sign-in/link", { token, next: "/bookings" });
  expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/bookings"]);
  expect(pressed.headers.get("set-cookie")).toContain("session_token");
});

test("whoever is led on to an address of other than Latin letters is signed in and arrives", async () => {
  const signedIn = await send("/sign-in", {
    intent: "sign-in",
    email: client?.email ?? "",
    password: client?.password ?? "",
    next: "/profile/日本",
  });
  expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/profile/%E6%97%A5%E6%9C%AC"]);
  expect(signedIn.headers.get("set-cookie")).toContain("session_token");
});

test("a way of asking that no page of ours has is refused before the app reports it as an error", async () => {
  for (const path of ["/profile/ada-okafor?_data=x", "/?a=1&_d%61ta=routes%2F_index", "/bookings?_data"])
    expect((await get(path)).status).toBe(400);
});

test("the sign-in library has no address of its own: what it can do goes through our forms, or is not there", async () => {
  const { appUrl } = app.demo;
  const signedIn = await send("/sign-in", {
    intent: "password",
    email: client?.email ?? "",
    password: client?.password ?? "",
    next: "/",
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(";")[0] ?? "")
    .join("; ");
  for (const path of [...Object.keys(LIBRARY_PATHS), "/update-user", "/list-sessions", "/error", "/ok"]) {
    const headers = { origin: appUrl, cookie, "content-type": "application/json" };
    const asked = [
      await get(`/api/auth${path}`, { cookie }),
      await fetch(`${appUrl}/api/auth${path}`, { method: "POST", headers, body: "{}" }),
    ];
    for (const { status, headers: told } of asked) {
      expect([path, status]).toEqual([path, expect.toBeOneOf([400, 404, 405])]);
      expect(told.get("set-cookie")).toBeNull();
    }
  }
  // Nothing was signed out, and nothing else was done.
  expect((await get("/account", { cookie })).status).toBe(200);
});
