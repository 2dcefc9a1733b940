import { afterAll, beforeAll, expect, test } from "vitest";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

const PAGES_MAX = 60;

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp({ TRUSTED_PROXY_HOPS: "1", REQUESTS_PER_MINUTE_MAX: String(PAGES_MAX) });
});
afterAll(() => app.stop());

function get(path: string, from: string): Promise<Response> {
  return fetch(`${app.demo.appUrl}${path}`, { headers: { "x-forwarded-for": from }, redirect: "manual" });
}

test("one address gets so many pages a minute and not one more; files, other addresses and health are not held up by it", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < PAGES_MAX; n += 1) statuses.push((await get("/sign-in", "203.0.113.7:5100")).status);
  expect(new Set(statuses)).toEqual(new Set([200]));
  const refused = await get("/sign-in", "203.0.113.7:5200");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect(refused.headers.get("content-type")).toContain("text/html");
  expect(await refused.text()).toMatch(
    /<meta http-equiv="refresh" content="\d+">[^]*<h1>One moment, please<\/h1>[^]*\d+ seconds/,
  );
  for (const icon of ["/favicon.svg", "/favicon.ico"])
    expect((await get(icon, "203.0.113.7")).status).toBe(200);
  expect((await get("/sign-in", "203.0.113.8")).status).toBe(200);
  for (let n = 0; n < PAGES_MAX * 2; n += 1) expect((await get("/healthz", "203.0.113.7")).status).toBe(200);
});

test("whoever reads what the server itself refuses is told what became of it: a person on a page, a program in a line", async () => {
  const post = (path: string) =>
    fetch(`${app.demo.appUrl}${path}`, {
      method: "POST",
      headers: { origin: "https://elsewhere.example", "x-forwarded-for": "203.0.113.9" },
      body: new URLSearchParams({ email: "casey@example.com" }),
    });
  const toPage = await post("/sign-in");
  expect([toPage.status, toPage.headers.get("content-type")]).toEqual([403, "text/html; charset=utf-8"]);
  expect(await toPage.text()).toContain("Nothing has changed, and nothing was charged");
  const toProcedure = await post("/api/trpc/booking.cancel");
  expect([toProcedure.status, toProcedure.headers.get("content-type")]).toEqual([
    403,
    "text/plain; charset=utf-8",
  ]);
  expect(await toProcedure.text()).toBe("This form does not come from our own pages\n");
});
