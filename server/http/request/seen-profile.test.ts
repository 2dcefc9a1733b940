import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HttpShell } from "../create-http-shell.ts";
import { ROUTES } from "../routes/route-table.ts";
import { seenProfileOf, type AnsweredPage, type SeenProfile } from "./seen-profile.ts";
import { APP_URL, startTestShell, testBuild, type TestShell } from "../test-shell.ts";

const PROFILE = ROUTES.filter(({ id }) => id === "routes/profile.$builder");
const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

let shell: HttpShell;
let send: TestShell["send"];
let rendered = 0;
let seen: SeenProfile[];

beforeEach(async () => {
  rendered = 0;
  seen = [];
  const page = (_request: Request, status: number, headers: Headers) => {
    rendered += 1;
    headers.set("content-type", "text/html; charset=utf-8");
    return new Response("<html>", { status, headers });
  };
  const module = {
    default: () => null,
    loader: () => ({ ok: true }),
    headers: () => ({ "cache-control": "public, max-age=0, s-maxage=5" }),
  };
  const build = testBuild(page, { "routes/profile.$builder": { path: "profile/:builder", module } });
  ({ shell, send } = await startTestShell(build, PROFILE, {
    sawProfile: (one) => seen.push(one),
    findViewer: (cookies) => Promise.resolve(cookies === "session=ada" ? "builder" : "client"),
  }));
});
afterEach(() => shell.stop());

test("a page that comes from the cache is a view as well, and each is counted with where it came from", async () => {
  const from = (referer?: string) => ({
    headers: { "user-agent": BROWSER, ...(referer === undefined ? {} : { referer }) },
  });
  await send("/profile/ada", from());
  await send("/profile/ada", from("https://www.example.com/blog?who=somebody"));
  await send("/profile/ada?utm_source=Newsletter", from("https://mail.example/"));
  await vi.waitFor(() => expect(seen).toHaveLength(3));
  expect(rendered).toBe(1);
  expect(seen).toEqual([
    { slug: "ada", source: "direct" },
    { slug: "ada", source: "site:example.com" },
    { slug: "ada", source: "utm:newsletter" },
  ]);
});

test("a page that is answered as to nobody is a view where a client looks, and none where its builder does", async () => {
  const as = (cookie: string) => send("/profile/ada", { headers: { "user-agent": BROWSER, cookie } });
  await as("session=ada");
  await as("session=cleo");
  await as("theme=dark");
  await vi.waitFor(() => expect(seen).toHaveLength(2));
});

const answered = (
  headers: Record<string, string>,
  different: Partial<Omit<AnsweredPage, "request">> & { readonly method?: string } = {},
): AnsweredPage => {
  const { method = "GET", ...rest } = different;
  const [route] = PROFILE;
  if (route === undefined) throw new Error("the table has the profile");
  return {
    request: { method, headers: { "user-agent": BROWSER, ...headers } },
    target: { path: "/profile/ada", search: "" },
    ...{ route, status: 200, askedBy: "nobody", appUrl: APP_URL },
    ...rest,
  };
};

test.each([
  ["a search engine", answered({ "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" })],
  ["a program", answered({ "user-agent": "curl/8.5.0" })],
  ["a page fetched ahead", answered({ "sec-purpose": "prefetch;prerender" })],
  ["an older browser's prefetch", answered({ purpose: "prefetch" })],
  ["a HEAD", answered({}, { method: "HEAD" })],
  ["a form", answered({}, { method: "POST" })],
  ["a profile that there is not", answered({}, { status: 404 })],
  ["a former address, which leads on", answered({}, { status: 301 })],
  ["a builder", answered({}, { askedBy: "builder" })],
  ["an operator", answered({}, { askedBy: "operator" })],
  ["what the page's own script asks for", answered({ "sec-fetch-dest": "empty" })],
  [
    "what its own page reads again",
    answered({ referer: `${APP_URL}/profile/ada` }, { target: { path: "/profile/ada.data", search: "" } }),
  ],
])("%s is no view", (_, page) => {
  expect(seenProfileOf(page)).toBeNull();
});

test("a page opened by a script of ours, by a client and in a frame are views", () => {
  const data = { target: { path: "/profile/ada.data", search: "" } };
  expect(seenProfileOf(answered({ referer: `${APP_URL}/` }, data))).toEqual({
    slug: "ada",
    source: "direct",
  });
  expect(seenProfileOf(answered({}, { askedBy: "client" }))).toEqual({ slug: "ada", source: "direct" });
  expect(seenProfileOf(answered({ "sec-fetch-dest": "iframe", referer: "https://shop.example/" }))).toEqual({
    slug: "ada",
    source: "embed",
  });
});

test("what another site shows in a frame is a view of that profile, from that site or as its link is marked", () => {
  const frame = (path: string, search: string, referer?: string) => {
    const route = ROUTES.find(({ id }) => id === "routes/embed.$builder");
    if (route === undefined) throw new Error("There is no such address.");
    const headers = { "user-agent": BROWSER, "sec-fetch-dest": "iframe", ...(referer && { referer }) };
    const request = { method: "GET", headers };
    return seenProfileOf({
      ...{ request, target: { path, search }, route },
      ...{ status: 200, askedBy: "nobody", appUrl: APP_URL },
    });
  };
  expect(frame("/embed/ada", "", "https://shop.example/")).toEqual({
    slug: "ada",
    source: "site:shop.example",
  });
  expect(frame("/embed/ada", "?utm_source=spring", "https://shop.example/")?.source).toBe("utm:spring");
  expect(frame("/embed/ada", "")?.source).toBe("embed");
});
