import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoAccount, openBrowser, signInByPassword } from "./account-kit.ts";
import { bookTime, nobody, signUp, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

async function titleOf(visitor: Visitor, path: string): Promise<string | undefined> {
  return /<title>([^<]*)<\/title>/.exec(await (await visitor.get(path)).text())?.[1];
}

describe("the browser’s tab", () => {
  test("says what is shown in the place of a page that is not there", async () => {
    const { bookingId } = await bookTime(app, "ada-okafor/architecture-review");
    const stranger = await signUp(app);
    for (const path of ["/no-such-page", "/profile/nobody-at-all", `/bookings/${bookingId}`]) {
      expect([path, await titleOf(stranger, path)]).toEqual([path, "There is nothing here · BuildAppsWith"]);
    }
    expect(await titleOf(stranger, "/profile/ada-okafor")).toBe(
      "Ada Okafor · Systems architect: I find what will break first · BuildAppsWith",
    );
  });
});

describe("the browser’s tab of a builder", () => {
  test("tells their pages apart", async () => {
    const { bookingId, client } = await bookTime(app, "ada-okafor/architecture-review");
    const browser = openBrowser(app);
    await signInByPassword(browser, demoAccount("builder"));
    const titles = async (path: string) =>
      /<title>([^<]*)<\/title>/.exec(await (await browser.get(path)).text())?.[1];
    expect(await titles("/builder")).toBe("Builder · BuildAppsWith");
    expect(await titles("/builder/session-types")).toBe("Session types · BuildAppsWith");
    expect(await titles("/builder/bookings")).toBe("Bookings · BuildAppsWith");
    expect(await titles("/builder/connection")).toBe("Calendly connection · BuildAppsWith");
    expect(await titles("/builder/profile")).toBe("Your profile · BuildAppsWith");
    expect(await titles(`/builder/bookings/${bookingId}`)).toBe(
      `Architecture review with ${client.name} · BuildAppsWith`,
    );
    expect(await titles("/builder/bookings/bkg_00000000000000000000000000")).toBe(
      "There is nothing here · BuildAppsWith",
    );
  });
});

describe("a page that the server says by itself", () => {
  test("wears the site’s colors under a policy of its own, and leads on", async () => {
    const answer = await nobody(app).postFrom("https://evil.example", "/sign-out", {});
    expect(answer.status).toBe(403);
    const html = await answer.text();
    const style = /<style>([^<]+)<\/style>/.exec(html)?.[1] ?? "";
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style)));
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`style-src 'sha256-${digest.toString("base64")}'`);
    expect(policy).toContain("default-src 'none'");
    expect(style).toContain("prefers-color-scheme:dark");
    expect(html).toContain('name="viewport"');
    expect(html).toContain('<a href="/">');
    expect(html).not.toMatch(/ style="|<script/);
  });
});
