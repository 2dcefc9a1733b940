import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount, htmlOf, openBrowser, signInByPassword, type Browser } from "./account-kit.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

/** At which nobody listens. */
const URL = "http://127.0.0.1:9/bookings";
const FORM = { intent: "create", url: URL, type: "booking.confirmed" };
const SECRET = /whsec_[A-Za-z0-9+/]{43}=/;

async function signedIn(role: "client" | "builder" | "operator"): Promise<Browser> {
  const browser = openBrowser(app);
  await signInByPassword(browser, demoAccount(role));
  return browser;
}

/** Whose menu has groups finds it among the pages of its group. */
test.each([
  ["builder", "/builder"],
  ["operator", "/operator/mails"],
] as const)(
  "on the %s's page an endpoint is added without scripts, its secret shown once, and all else done by forms and links",
  async (role, menu) => {
    const page = `/${role}/webhooks`;
    const browser = await signedIn(role);
    expect(await htmlOf(browser.get(menu))).toContain(`href="${page}"`);
    const made = await browser.send(page, FORM);
    expect(made.status).toBe(200);
    expect(made.headers.get("cache-control")).toBe("private, no-store");
    const [secret] = SECRET.exec(await htmlOf(made)) ?? [];
    expect(secret).toBeDefined();

    const listed = await htmlOf(browser.get(page));
    expect(listed).toContain(URL);
    expect(listed).not.toMatch(SECRET);
    const [endpoint = ""] = /(?<=\?remove=)whe_[a-z0-9]+/.exec(listed) ?? [];
    expect(endpoint).not.toBe("");

    expect(await htmlOf(browser.get(`${page}?rotate=${endpoint}`))).toContain("Make a new secret");
    const rotated = await htmlOf(browser.send(page, { intent: "rotate", endpoint }));
    expect(SECRET.exec(rotated)?.[0]).not.toBe(secret);
    expect(await htmlOf(browser.get(page))).toContain("The previous secret signs as well until");

    const off = await browser.send(page, { intent: "switch-off", endpoint });
    expect([off.status, off.headers.get("location")]).toEqual([303, `${page}?done=switched`]);
    expect(await htmlOf(browser.get(page))).toContain("Switch on and send what waits");
    await browser.send(page, { intent: "switch-on", endpoint });
    expect(await htmlOf(browser.get(`${page}?of=${endpoint}`))).toContain("Nothing has been sent yet.");

    expect(await htmlOf(browser.get(`${page}?remove=${endpoint}`))).toContain("This cannot be undone.");
    const removed = await browser.send(page, { intent: "remove", endpoint });
    expect(removed.headers.get("location")).toBe(`${page}?done=removed`);
    expect(await htmlOf(browser.get(`${page}?done=removed`))).not.toContain(endpoint);
    expect((await browser.send(page, { intent: "remove", endpoint })).status).toBe(404);
  },
);

test("what cannot be an endpoint is asked for again, with the reason and what was typed", async () => {
  const browser = await signedIn("builder");
  const inside = await htmlOf(
    browser.send("/builder/webhooks", { ...FORM, url: "https://169.254.169.254/latest" }),
  );
  expect(inside).toContain("Webhooks can’t be sent to this address.");
  expect(inside).toContain("https://169.254.169.254/latest");
  const nothing = await htmlOf(browser.send("/builder/webhooks", { intent: "create", url: URL }));
  expect(nothing).toContain("Choose at least one.");
});

test("a client is shown neither page, and a builder not the operators’", async () => {
  const client = await signedIn("client");
  const builder = await signedIn("builder");
  const statuses = [
    (await client.get("/operator/webhooks")).status,
    (await builder.get("/operator/webhooks")).status,
    (await client.send("/builder/webhooks", FORM)).status,
    (await builder.send("/operator/webhooks", FORM)).status,
  ];
  expect(statuses).toEqual([403, 403, 403, 403]);
});
