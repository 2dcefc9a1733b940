import { request, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookTime } from "../kit/visitors.ts";

/** 2 KB: all the script of a public page. */
const SCRIPT_BYTES_MAX = 2 * 1024;
/** 60 KB: all that a first visit loads, as it travels: page, stylesheet, script, icon and pictures. */
const VISIT_BYTES_MAX = 60 * 1024;
/** What the booking page's scripts weigh before the calendar. Aimed at are 100 KB. */
const BOOKING_SCRIPT_BYTES_MAX = 140 * 1024;

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp();
});
afterAll(() => app.stop());

interface Loaded {
  readonly headers: IncomingMessage["headers"];
  /** As they travel. */
  readonly bytes: Buffer;
}

async function load(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Loaded> {
  const asked = request(`${app.demo.appUrl}${path}`, {
    headers: { "accept-encoding": "br", ...headers },
  }).end();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once("response", resolve);
    asked.once("error", reject);
  });
  const bytes = await buffer(answer);
  expect([path, answer.statusCode]).toEqual([path, 200]);
  return { headers: answer.headers, bytes };
}

function textOf({ headers, bytes }: Loaded): string {
  return (headers["content-encoding"] === "br" ? brotliDecompressSync(bytes) : bytes).toString();
}

/** Each address once that the elements of a document name in an attribute. */
function named(html: string, element: RegExp): string[] {
  return [...new Set([...html.matchAll(element)].map(([, address = ""]) => address))];
}

async function weightOf(paths: readonly string[]): Promise<number> {
  const loaded = await Promise.all(paths.map((path) => load(path)));
  return loaded.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

describe.each(["/", "/?q=review", "/profile/ada-okafor", "/profile/kenji-mori"])(
  "a first visit to %s",
  (path) => {
    test("loads one script of at most 2 KB, one stylesheet, and 60 KB in all", async () => {
      const page = await load(path);
      expect(page.headers["content-encoding"]).toBe("br");
      const html = textOf(page);
      const scripts = named(html, /<script[^>]* src="([^"]+)"/g);
      const styles = named(html, /<link[^>]* rel="stylesheet"[^>]* href="([^"]+)"/g);
      expect([scripts.length, styles.length]).toEqual([1, 1]);
      expect(html).not.toContain("modulepreload");
      expect(await weightOf(scripts)).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
      const pictures = named(html, /<img[^>]* src="(\/[^"]+)"/g);
      const beside = await weightOf([...scripts, ...styles, ...pictures, "/favicon.svg"]);
      expect(page.bytes.length + beside).toBeLessThanOrEqual(VISIT_BYTES_MAX);
    });

    test("may come back by the browser's Back without asking anybody, and asks by its tag after that", async () => {
      const { headers } = await load(path);
      expect(headers["cache-control"]).toBe("public, no-cache");
      expect(headers.etag).toMatch(/^"[\w-]+\.br"$/);
      const html = textOf(await load(path));
      expect(html).not.toMatch(/onunload|onbeforeunload/);
    });
  },
);

test("whatever a page names beside itself is kept for ever, by its own name", async () => {
  const html = textOf(await load("/"));
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, address = ""]) => address);
  expect(named.length).toBeGreaterThan(1);
  for (const address of named) {
    const { headers } = await load(address);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  }
});

test("the booking page's scripts weigh no more than they did, before the calendar", async () => {
  const { client, bookingId } = await bookTime(app, "ada-okafor/architecture-review");
  const html = textOf(await load(`/bookings/${bookingId}`, client.headers));
  // What it fetches once it is painted; the steps and the calendar that come later are not counted.
  const links = html.match(/<link[^>]* rel="later"[^>]*>/g) ?? [];
  const scripts = named(links.join(""), /href="([^"]+)"/g);
  expect(scripts.length).toBeGreaterThan(3);
  expect(await weightOf(scripts)).toBeLessThanOrEqual(BOOKING_SCRIPT_BYTES_MAX);
});
