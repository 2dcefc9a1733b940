import { afterAll, beforeAll, expect, test } from "vitest";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { nobody } from "../kit/visitors.ts";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp({}, undefined, { withBar: true });
});
afterAll(() => app.stop());

const BAR = '<nav class="demo-bar"';

/** With the cookies that the answers have set so far. */
function browser() {
  const jar = new Map<string, string>();
  return async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(`${app.demo.appUrl}${path}`, {
      redirect: "manual",
      headers: {
        origin: app.demo.appUrl,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      },
      ...(form !== undefined && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0\b/i.test(set)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
}

test.each(["/", "/profile/ada-okafor", "/sign-in", "/developers", "/nothing/here"])(
  "%s has the bar, with styles and a script that its policy lets in",
  async (path) => {
    const answer = await nobody(app).get(path);
    const html = await answer.text();
    expect(html.split(BAR)).toHaveLength(2);
    for (const found of html.matchAll(/(?:href|src)="(\/assets\/demo-bar[^"]+)"/g))
      expect((await nobody(app).get(found[1] ?? "")).status).toBe(200);
    expect(html.match(/(?:href|src)="\/assets\/demo-bar/g)).toHaveLength(2);
    expect(answer.headers.get("content-security-policy")).toMatch(/style-src 'self'.*/);
  },
);

test.each(["/embed/ada-okafor", "/robots.txt", "/readyz"])("%s has no bar", async (path) => {
  expect(await (await nobody(app).get(path)).text()).not.toContain(BAR);
});

test("whoever presses a role is signed in at its own first page, and the next page says so, once", async () => {
  const open = browser();
  for (const [role, home, name] of [
    ["operator", "/operator", "Olu Operator"],
    ["builder", "/builder", "Ada Okafor"],
    ["client", "/bookings", "Casey Client"],
  ] as const) {
    const pressed = await open("/demo/act-as", { role });
    expect([pressed.status, pressed.headers.get("location")]).toEqual([303, home]);
    const page = await open(home);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`You are ${name} now.`);
    expect(await (await open(home)).text()).not.toContain(`You are ${name} now.`);
  }
  await open("/demo/act-as", { role: "nobody" });
  expect((await open("/bookings")).headers.get("location")).toContain("/sign-in");
});

test("a public page says what was pressed there, and is as before for the next one", async () => {
  const open = browser();
  const pressed = await open("/demo/providers", { provider: "stripe", do: "down", back: "/?q=review" });
  expect(pressed.headers.get("location")).toBe("/?q=review");
  expect(await (await open("/?q=review")).text()).toContain("Done. Stripe is down.");
  const another = await (await nobody(app).get("/")).text();
  expect(another).not.toContain("Done.");
  expect(another).toContain("Stripe is down");
  await open("/demo/providers", { provider: "stripe", do: "mend", back: "/" });
  expect(await (await open("/")).text()).toContain("Mended. Stripe works.");
});

test("the clock moves, and no form leads away from the site", async () => {
  const open = browser();
  const before = Date.parse(
    ((await (await fetch(app.demo.sandboxUrls.clock)).json()) as { now: string }).now,
  );
  const pressed = await open("/demo/clock", { step: "day", back: "//elsewhere.example" });
  expect(pressed.headers.get("location")).toMatch(/^\/(?!\/)/);
  const { now } = (await (await fetch(app.demo.sandboxUrls.clock)).json()) as { now: string };
  expect(Date.parse(now) - before).toBeGreaterThanOrEqual(86_400_000);
});

test.each(["act-as", "clock", "providers"])(
  "a page of another site cannot press anything: %s",
  async (form) => {
    const fields = { role: "operator", step: "week", provider: "stripe", do: "down" };
    const answer = await nobody(app).postFrom("https://elsewhere.example", `/demo/${form}`, fields);
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  },
);

test.each([
  ["act-as", { role: "somebody" }],
  ["clock", { step: "year" }],
  ["providers", { provider: "mail", do: "down" }],
])("what the bar does not have is refused: %s", async (form, fields) => {
  expect((await nobody(app).post(`/demo/${form}`, fields as Record<string, string>)).status).toBe(400);
});

test("without the demo's setting no page has the bar, and none of its addresses is there", async () => {
  const elsewhere = await startBuiltApp();
  try {
    for (const path of ["/", "/sign-in"])
      expect(await (await nobody(elsewhere).get(path)).text()).not.toContain("demo-bar");
    for (const name of ["state", "act-as", "clock", "providers"])
      expect((await nobody(elsewhere).get(`/demo/${name}`)).status, name).toBe(404);
    for (const name of ["act-as", "clock", "providers"]) {
      const answer = await nobody(elsewhere).post(`/demo/${name}`, { role: "operator", step: "day" });
      expect([answer.status, answer.headers.getSetCookie()], name).toEqual([404, []]);
    }
  } finally {
    await elsewhere.stop();
  }
});

test("a sandbox that is away is said on a page that is otherwise whole", async () => {
  const away = await startBuiltApp({ DEMO_CONTROL_URL: "http://127.0.0.1:9" }, undefined, { withBar: true });
  try {
    const html = await (await nobody(away).get("/profile/ada-okafor")).text();
    expect(html).toContain("The sandbox does not answer.");
    expect(html).toContain("Architecture review");
  } finally {
    await away.stop();
  }
});
