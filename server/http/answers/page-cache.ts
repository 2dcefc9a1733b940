import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { LanguageTag } from "../../domain/text/language.ts";
import type { RequestTarget } from "../routes/request-target.ts";
import type { Route } from "../routes/route-table.ts";
import { BY_LANGUAGE, SHARED } from "./answer-headers.ts";
import { createPageCopies, type PageCopies } from "./page-copies.ts";

/** More public pages than are read within seconds of one another; the oldest is dropped. */
const PAGES_MAX = 200;
/** A larger page is sent and not kept. */
const PAGE_BYTES_MAX = 256 * 1024;
/** A longer question is none that a page of ours asks: its page is not kept. */
const KEY_CHARACTERS_MAX = 300;

/** A page that is the same for everybody. Its status is 200. */
export interface SharedPage {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Of its bytes. */
  readonly digest: string;
  readonly copies: PageCopies;
}

/** A shared cache as in HTTP, but within the process: it counts who looks, and asks nobody outside to forget. */
export interface PageCache {
  /** The page kept under this key; null when there is none or it is too old. */
  find(key: string): SharedPage | null;
  /**
   * As `find`, else renders. Whoever asks for the same key meanwhile gets the same page. An answer that may not be shared goes to the one who rendered it;
   * the others then render for themselves.
   */
  answer(key: string, render: () => Promise<Response>): Promise<SharedPage | Response>;
}

interface KeptPage extends SharedPage {
  readonly freshUntilMs: number;
}

/** Keeps no more than 200 pages of 256 KB. `nowMs` counts up from anywhere. */
export function createPageCache(nowMs: () => number = () => performance.now()): PageCache {
  const kept = new Map<string, KeptPage>();
  const rendering = new Map<string, Promise<KeptPage | null>>();

  function find(key: string): SharedPage | null {
    const page = kept.get(key);
    return page !== undefined && nowMs() < page.freshUntilMs ? page : null;
  }

  async function renderForAll(key: string, render: () => Promise<Response>) {
    let answerOthers: (page: KeptPage | null) => void = () => undefined;
    rendering.set(key, new Promise((resolve) => (answerOthers = resolve)));
    let page: KeptPage | null = null;
    try {
      // A page's age counts from the moment when its data was read.
      const startedMs = nowMs();
      const response = await render();
      const seconds = secondsToShare(response);
      if (seconds === 0) return response;
      const body = Buffer.from(await response.arrayBuffer());
      page = pageOf(response, body, startedMs + seconds * 1000);
      if (body.length <= PAGE_BYTES_MAX) keep(key, page);
      return page;
    } finally {
      rendering.delete(key);
      answerOthers(page);
    }
  }

  function keep(key: string, page: KeptPage): void {
    kept.delete(key);
    kept.set(key, page);
    for (const oldest of kept.keys()) {
      if (kept.size <= PAGES_MAX) return;
      kept.delete(oldest);
    }
  }

  return {
    find,
    async answer(key, render) {
      const fresh = find(key);
      if (fresh !== null) return fresh;
      const others = rendering.get(key);
      if (others === undefined) return renderForAll(key, render);
      return (await others) ?? render();
    },
  };
}

/**
 * What the pages of a shared route differ by: path, known query and language. Null for what is not read, and for a question that the route does not know.
 * Where somebody comes from (`utm_…`) changes nothing.
 */
export function pageKeyOf(
  { method }: Pick<IncomingMessage, "method">,
  { path, search }: Pick<RequestTarget, "path" | "search">,
  { cache, query = [] }: Pick<Route, "cache" | "query">,
  language: LanguageTag,
): string | null {
  if (cache !== "shared" || (method !== "GET" && method !== "HEAD")) return null;
  if (search === "") return `${language} ${path}`;
  const asked = [...new URLSearchParams(search)].filter(([name]) => !name.startsWith("utm_"));
  if (asked.some(([name]) => !query.includes(name))) return null;
  const known = new URLSearchParams(asked);
  known.sort();
  const key = `${language} ${path}${known.size === 0 ? "" : `?${known.toString()}`}`;
  return key.length > KEY_CHARACTERS_MAX ? null : key;
}

/** How long the route lets this answer be shared; 0 for what is no page, sets a cookie or differs by more than its key and language. */
function secondsToShare({ status, headers }: Response): number {
  const isPage = status === 200 && headers.get("content-type")?.startsWith("text/html") === true;
  if (!isPage || headers.has("set-cookie")) return 0;
  if ((headers.get("vary") ?? BY_LANGUAGE) !== BY_LANGUAGE) return 0;
  const cacheControl = headers.get("cache-control") ?? "";
  if (!/\bpublic\b/.test(cacheControl)) return 0;
  return Number(/\bs-maxage=(\d+)/.exec(cacheControl)?.[1] ?? 0);
}

function pageOf(response: Response, body: Buffer, freshUntilMs: number): KeptPage {
  const headers = [...response.headers].filter(([name]) => name !== "cache-control" && name !== "vary");
  return {
    headers: [...headers, ["cache-control", SHARED], ["vary", `${BY_LANGUAGE}, Accept-Encoding`]],
    digest: createHash("sha256").update(body).digest("base64url"),
    copies: createPageCopies(body),
    freshUntilMs,
  };
}
