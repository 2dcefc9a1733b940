import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { nobody, signUp } from "../kit/visitors.ts";

const FRAME = "/embed/kenji-mori";

describe("what other sites show in a frame", () => {
  let app: BuiltApp;
  beforeAll(async () => {
    app = await startBuiltApp();
  });
  afterAll(() => app.stop());

  const frame = async (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.demo.appUrl}${path}`, { headers, redirect: "manual" });
  const ancestorsOf = (answer: Response) =>
    /frame-ancestors ([^;]+)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];

  test("may be framed by nobody until a site is registered, and by that one alone afterwards; every other page by nobody", async () => {
    const none = await frame(FRAME);
    expect([none.status, ancestorsOf(none), none.headers.get("x-frame-options")]).toEqual([
      200,
      "'none'",
      "DENY",
    ]);
    const site = new URL(app.demo.sandboxUrls.inbox);
    site.hostname = "localhost";
    const ada = await frame("/embed/ada-okafor");
    expect([ancestorsOf(ada), ada.headers.get("x-frame-options")]).toEqual([site.origin, null]);
    for (const path of ["/", "/profile/ada-okafor", "/sign-in", "/embed", "/embed/nobody-at-all"]) {
      const answer = await frame(path);
      expect([path, ancestorsOf(answer), answer.headers.get("x-frame-options")]).toEqual([
        path,
        "'none'",
        "DENY",
      ]);
    }
  });

  test("is the same whatever cookies come, sets none, and is shared for a moment also when its link is marked", async () => {
    const plain = await frame(FRAME);
    const text = await plain.text();
    const asked = await frame(`${FRAME}?utm_source=spring`, { cookie: "better-auth.session_token=made-up" });
    for (const answer of [plain, asked]) {
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get("cache-control")).toBe("public, no-cache");
    }
    expect(await asked.text()).toBe(text);
    expect(text).not.toMatch(/@builders\.example/);
    expect(text).not.toContain("nonce");
  });

  test.each([
    "/embed/..%2f..%2fsign-in",
    "/embed/%3Cscript%3E",
    "/embed/kenji-mori/javascript:alert(1)",
    "/embed/kenji-mori/sty_00000000000000000000000000",
    "/embed/kenji-mori/x/y",
    `/embed/${"a".repeat(5_000)}`,
  ])("an odd address is no frame, no redirect elsewhere and no failure: %s", async (path) => {
    const answer = await frame(path);
    expect([400, 404, 414]).toContain(answer.status);
    expect(ancestorsOf(answer)).toBe("'none'");
  });

  test.each([
    "/embed/nobody-at-all",
    "/embed/kenji-mori/sty_00000000000000000000000000",
    "/embed/kenji-mori/x",
  ])("a frame that does not exist is a page in words: %s", async (path) => {
    const answer = await frame(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain("There is nothing here");
    expect([ancestorsOf(answer), answer.headers.get("x-frame-options")]).toEqual(["'none'", "DENY"]);
  });

  test("pages on which somebody signed in can press are framed by nobody, and the preview by ourselves alone", async () => {
    const builder = await signUp(app, "builder");
    const [, book = ""] =
      /href="(\/book\/sty_[a-z0-9]+)/i.exec(await (await frame("/embed/ada-okafor")).text()) ?? [];
    for (const path of [book, "/builder", "/builder/embed", "/builder/profile", "/account", "/bookings"]) {
      const answer = await builder.get(path);
      expect([path, answer.status, ancestorsOf(answer), answer.headers.get("x-frame-options")]).toEqual([
        path,
        200,
        "'none'",
        "DENY",
      ]);
    }
    const preview = await builder.get("/builder/embed/frame");
    expect([preview.status, ancestorsOf(preview), preview.headers.get("x-frame-options")]).toEqual([
      200,
      "'self'",
      "SAMEORIGIN",
    ]);
  });

  test("the booking's form takes nobody's name and address from the query, which is sent, logged and passed on", async () => {
    const [, path = ""] =
      /href="(\/book\/sty_[a-z0-9]+)/i.exec(await (await frame("/embed/ada-okafor")).text()) ?? [];
    const answer = await frame(`${path}?name=Robin+Reader&email=robin%40readers.example`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('name="email"');
    expect(text).not.toMatch(/value="[^"]*robin/i);
  });

  test("the scripts are there for every site, and the code of a link for its builder alone", async () => {
    for (const name of ["/embed.js", "/embed-frame.js"]) {
      const script = await frame(name);
      expect([name, script.status, script.headers.get("content-type")]).toEqual([
        name,
        200,
        expect.stringMatching(/javascript/),
      ]);
    }
    const builder = await signUp(app, "builder");
    const png = await builder.get("/builder/embed/qr/png");
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    expect(await (await builder.get("/builder/embed/qr/svg")).text()).toMatch(/^<svg /);
    expect((await builder.get("/builder/embed/qr/gif")).status).toBe(404);
    expect((await nobody(app).get("/builder/embed/qr/svg")).headers.get("location")).toContain("/sign-in");
    expect((await nobody(app).get("/builder/embed/frame")).headers.get("location")).toContain("/sign-in");
  });

  test("a builder registers and removes a site without scripts; what is no origin is refused and stays in the field", async () => {
    const builder = await signUp(app, "builder");
    const add = (origin: string) => builder.post("/builder/embed", { intent: "add", origin });
    for (const wrong of [
      "http://shop.example",
      "https://*.example",
      "https://a;b.example",
      "javascript:alert(1)",
    ])
      expect([wrong, (await (await add(wrong)).text()).includes("is not the address of a site")]).toEqual([
        wrong,
        true,
      ]);
    expect((await add("https://Shop.example/")).status).toBe(303);
    expect((await builder.api.myEmbed.get.query()).origins).toEqual(["https://shop.example"]);
    await builder.post("/builder/embed", { intent: "remove", origin: "https://shop.example" });
    expect((await builder.api.myEmbed.get.query()).origins).toEqual([]);
  });
});
