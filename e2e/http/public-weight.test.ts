import { request, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookAndPay, bookTime, bookUntilCheckout, initiate, signUp } from "../kit/visitors.ts";

/** 2 KB: all the script of a public page. */
const SCRIPT_BYTES_MAX = 2 * 1024;
/** 60 KB: all that a first visit loads, as it travels: page, stylesheet, typeface, script, icon and pictures. */
const VISIT_BYTES_MAX = 60 * 1024;
/** 11 KB: the one stylesheet of all pages. */
const STYLES_BYTES_MAX = 11 * 1024;
/** 30 KB: the one file of the typeface that every page asks for. */
const TYPEFACE_BYTES_MAX = 30 * 1024;
/** 100 KB: what a booking's page fetches until everything on it can be used. */
const BOOKING_SCRIPT_BYTES_MAX = 100 * 1024;
/** All that it fetches before the calendar: with the page's actor, and the step that it shows ahead of the server. */
const ALL_BOOKING_SCRIPT_BYTES_MAX = 122 * 1024;

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
    test("loads one script of at most 2 KB, one stylesheet, one file of the typeface, and 60 KB in all", async () => {
      const page = await load(path);
      expect(page.headers["content-encoding"]).toBe("br");
      const html = textOf(page);
      const scripts = named(html, /<script[^>]* src="([^"]+)"/g);
      const styles = named(html, /<link[^>]* rel="stylesheet"[^>]* href="([^"]+)"/g);
      // The other one is for pages with letters that this one has not.
      const styleTexts = await Promise.all(styles.map(async (style) => textOf(await load(style))));
      const typefaces = named(styleTexts.join(""), /url\("?([^")]*latin-[^")]+\.woff2)"?\)/g).filter(
        (address) => !address.includes("latin-ext"),
      );
      expect([scripts.length, styles.length, typefaces.length]).toEqual([1, 1, 1]);
      expect(html).not.toContain("modulepreload");
      expect(await weightOf(scripts)).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
      expect(await weightOf(styles)).toBeLessThanOrEqual(STYLES_BYTES_MAX);
      expect(await weightOf(typefaces)).toBeLessThanOrEqual(TYPEFACE_BYTES_MAX);
      const pictures = named(html, /<img[^>]* src="(\/[^"]+)"/g);
      const beside = await weightOf([...scripts, ...styles, ...typefaces, ...pictures, "/favicon.svg"]);
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

/** Scripts, with all that they import of others before they run. */
async function withImports(scripts: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let todo = [...scripts]; todo.length > 0;) {
    const loaded = await Promise.all(todo.map(async (path) => [path, textOf(await load(path))] as const));
    for (const [path, text] of loaded) texts.set(path, text);
    const imported = loaded.flatMap(([, text]) => named(text, /\b(?:from|import)"\.\/([\w.-]+\.js)"/g));
    todo = [...new Set(imported)].map((file) => `/assets/${file}`).filter((path) => !texts.has(path));
  }
  return texts;
}

/** The address of a file that one of these fetches by itself, by its name without the hash. */
function fetchedBy(scripts: ReadonlyMap<string, string>, name: string): string {
  const all = [...scripts.values()].join("\n");
  const [file] = named(all, new RegExp(String.raw`["/](${name}-[\w-]{8}\.js)"`, "g"));
  expect([name, file]).not.toContain(undefined);
  return `/assets/${file}`;
}

const OFFER = "ada-okafor/architecture-review";

/** The steps of a booking's page: who is at each, and the step that it shows ahead of the server. */
const BOOKING_STEPS = [
  {
    step: "time",
    ahead: ["details-step"],
    arrive: async () => {
      const client = await signUp(app);
      return { client, bookingId: await initiate(client, OFFER) };
    },
  },
  { step: "details", ahead: ["pay-step"], arrive: () => bookTime(app, OFFER) },
  { step: "pay", ahead: [], arrive: () => bookUntilCheckout(app, OFFER) },
  { step: "done", ahead: [], arrive: () => bookAndPay(app, OFFER) },
];

describe.each(BOOKING_STEPS)("a booking's page at its step $step", ({ step, ahead, arrive }) => {
  test("can be used with 100 KB of scripts, and fetches little more before the calendar", async () => {
    const { client, bookingId } = await arrive();
    const html = textOf(await load(`/bookings/${bookingId}`, client.headers));
    expect(html).toContain(`data-view="${step}"`);
    // What the document asks for once it is painted.
    const links = html.match(/<link[^>]* rel="later"[^>]*>/g) ?? [];
    const asked = named(links.join(""), /href="([^"]+)"/g);
    expect(asked.length).toBeGreaterThan(3);
    const ofDocument = await withImports(asked);
    const used = await withImports([...asked, fetchedBy(ofDocument, `${step}-step`)]);
    expect(await weightOf([...used.keys()])).toBeLessThanOrEqual(BOOKING_SCRIPT_BYTES_MAX);

    const later = ["start-actor", ...ahead].map((name) => fetchedBy(used, name));
    const all = await withImports([...used.keys(), ...later]);
    expect(await weightOf([...all.keys()])).toBeLessThanOrEqual(ALL_BOOKING_SCRIPT_BYTES_MAX);
  });
});
