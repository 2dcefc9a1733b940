import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoAccount, htmlOf, openBrowser, signInByPassword } from "./account-kit.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { nobody } from "../kit/visitors.ts";

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

async function ask(path: string, acceptLanguage: string, init: RequestInit = {}) {
  const response = await fetch(`${app.demo.appUrl}${path}`, {
    ...init,
    headers: { "accept-language": acceptLanguage },
  });
  const html = await response.text();
  return { response, language: /<html lang="([^"]*)"/.exec(html)?.[1], html };
}

describe("a page for anybody", () => {
  test("is in the language that the browser asks for, and kept for each by itself", async () => {
    for (const accepted of ["en-XA", "en", "en-XB, en;q=0.5", "fr, en-XA;q=0.2", "en-GB", "fr"]) {
      const { response, language } = await ask("/", accepted);
      const expected = /en-X[AB]/.exec(accepted)?.[0] ?? "en";
      expect(language, accepted).toBe(expected);
      expect(response.headers.get("content-language"), accepted).toBe(expected);
      expect(response.headers.get("vary"), accepted).toContain("Accept-Language");
    }
    const mirrored = await ask("/", "en-XB");
    expect(mirrored.html).toMatch(/<html lang="en-XB" dir="rtl"/);
  });

  test("is in it, too, where the server itself answers", async () => {
    const { response, language, html } = await ask("/", "en-XA", {
      method: "POST",
      body: new URLSearchParams({ a: "%" }),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(language).toBe("en-XA");
    expect(html).not.toContain("This was not accepted");
  });
});

test("who reads by an address that names its language stays in it: each link to a public page names it, and the search too", async () => {
  const { topics } = (await nobody(app).api.builder.list.query({})).choices;
  const pages = [
    "/",
    `/?topic=${topics[0]?.slug}`,
    "/?q=ada",
    "/?q=zyxwv&language=fr",
    "/profile/ada-okafor",
  ];
  for (const path of [...pages, "/developers", "/terms"]) {
    const asked = `${path}${path.includes("?") ? "&" : "?"}lang=en-XA`;
    const { html, language } = await ask(asked, "en");
    expect([path, language]).toEqual([path, "en-XA"]);
    const links = [
      ...html.matchAll(/<a [^>]*href="(\/(?:\?[^"]*|profile\/[^"]*|developers|terms|privacy)?)"/g),
    ];
    expect(links.length, path).toBeGreaterThan(0);
    for (const [, href = ""] of links)
      expect([path, href]).toEqual([path, expect.stringContaining("lang=en-XA")]);
    const form = html.includes('action="/" method="get"')
      ? '<input type="hidden" name="lang" value="en-XA"'
      : "";
    expect(html).toContain(form);
  }
});

test("a chosen language goes before the browser's, until it is the browser's again", async () => {
  const browser = openBrowser(app);
  await signInByPassword(browser, demoAccount("client"));
  expect(await htmlOf(browser.get("/account"))).toContain("The language of my browser");
  const saved = await browser.send("/account", { intent: "language", language: "en-XA" });
  expect([saved.status, saved.headers.get("location")]).toEqual([303, "/account?done=language#language"]);
  for (const path of ["/account", "/bookings", "/"])
    expect(await htmlOf(browser.get(path))).toContain('<html lang="en-XA"');
  expect((await browser.send("/account", { intent: "language", language: "tlh" })).status).toBe(400);
  await browser.send("/account", { intent: "language", language: "" });
  expect(await htmlOf(browser.get("/account"))).toContain('<html lang="en"');
});
