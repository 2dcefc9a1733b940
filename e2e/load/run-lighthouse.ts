import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { medianOf } from "./median.ts";

/** The newest that runs on Node 20. Fetched when it is used: 186 MB with all that it needs, which nobody should pay who only builds or tests. */
export const LIGHTHOUSE = "lighthouse@12.8.2";

/** What Lighthouse said of a page: scores of 100, milliseconds, the layout's shift, and bytes as they were sent. */
export interface LighthouseFigures {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly seo: number;
  readonly fcpMs: number;
  readonly lcpMs: number;
  readonly cls: number;
  readonly tbtMs: number;
  readonly bytes: number;
}

interface Report {
  readonly runtimeError?: { readonly message: string };
  readonly categories: Readonly<Record<string, { readonly score: number | null } | undefined>>;
  readonly audits: Readonly<
    Record<
      string,
      { readonly title: string; readonly score: number | null; readonly numericValue?: number } | undefined
    >
  >;
}

export interface LighthousePage {
  readonly url: string;
  /** Sent along with every request of the page; empty for whoever is not signed in. */
  readonly cookie: string;
}

/** Chromium loses a recording now and then, on any page; Lighthouse says so and asks to be run again. */
const ATTEMPTS = 3;

/**
 * Runs Lighthouse once on the page, and again where it failed: a phone, with a slow line and processor simulated, in a fresh browser. The whole report stays in `file`.
 * Rejects when the page was not loaded.
 */
export async function runLighthouse(
  { url, cookie }: LighthousePage,
  options: {
    readonly browserPath: string;
    readonly browserArguments: readonly string[];
    readonly file: string;
  },
): Promise<LighthouseFigures> {
  const headers = cookie === "" ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`];
  let code: number | null = null;
  for (let attempt = 1; attempt <= ATTEMPTS && code !== 0; attempt += 1) {
    const child = spawn(
      "npx",
      [
        "--yes",
        LIGHTHOUSE,
        url,
        "--quiet",
        "--output=json",
        `--output-path=${path.resolve(options.file)}`,
        `--chrome-flags=${["--headless=new", ...options.browserArguments].join(" ")}`,
        ...headers,
      ],
      { env: { ...process.env, CHROME_PATH: options.browserPath }, stdio: ["ignore", "ignore", "inherit"] },
    );
    [code] = (await once(child, "exit")) as [number | null];
  }
  if (code !== 0) throw new Error(`Lighthouse ended with ${String(code)} on ${url}.`);
  return figuresIn(JSON.parse(readFileSync(options.file, "utf8")) as Report, url);
}

function figuresIn({ runtimeError, categories, audits }: Report, url: string): LighthouseFigures {
  if (runtimeError !== undefined) throw new Error(`Lighthouse did not load ${url}: ${runtimeError.message}`);
  const score = (category: string) => Math.round((categories[category]?.score ?? Number.NaN) * 100);
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
    seo: score("seo"),
    fcpMs: value("first-contentful-paint"),
    lcpMs: value("largest-contentful-paint"),
    cls: value("cumulative-layout-shift"),
    tbtMs: value("total-blocking-time"),
    bytes: value("total-byte-weight"),
  };
}

/** Each figure's own median. */
export function medianFigures(runs: readonly LighthouseFigures[]): LighthouseFigures {
  const of = (name: keyof LighthouseFigures) => medianOf(runs.map((run) => run[name]));
  return {
    performance: of("performance"),
    accessibility: of("accessibility"),
    bestPractices: of("bestPractices"),
    seo: of("seo"),
    fcpMs: of("fcpMs"),
    lcpMs: of("lcpMs"),
    cls: of("cls"),
    tbtMs: of("tbtMs"),
    bytes: of("bytes"),
  };
}
