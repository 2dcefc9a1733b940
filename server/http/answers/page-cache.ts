import type { IncomingMessage, ServerResponse } from "node:http";
import type { LanguageTag } from "../../domain/text/language.ts";
import { BY_LANGUAGE, OWN_COPY, setFrameOptions } from "./answer-headers.ts";
import type { RequestTarget } from "../routes/request-target.ts";
import type { Route } from "../routes/route-table.ts";

/** More public pages than are read within seconds of one another; the oldest is dropped. */
const PAGES_MAX = 200;
/** A larger page is sent and not kept. */
const PAGE_BYTES_MAX = 256 * 1024;

/** What in a page belongs to one answer. */
export interface PageMarks {
  readonly nonce: string;
  readonly requestId: string;
}

/** A page, with one answer's marks in it. Its status is 200. */
export interface SharedPage {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What pages differ by for whoever is not signed in. */
export interface PageKey {
  readonly path: string;
  /** In which the page is written. */
  readonly language: LanguageTag;
}

/** A shared cache as in HTTP, but within the process, because only the server can put another nonce into a page. */
export interface PageCache {
  /** The page kept under this key with these marks; null when there is none or it is too old. */
  find(key: PageKey, own: PageMarks): SharedPage | null;
  /**
   * As `find`, else renders. Whoever asks for the same key meanwhile gets the same page with marks of their own. An answer
   * that may not be shared goes to the one who rendered it; the others then render for themselves. `render` must use the marks given.
   */
  answer(key: PageKey, own: PageMarks, render: () => Promise<Response>): Promise<SharedPage | Response>;
}

interface KeptPage {
  readonly headers: SharedPage["headers"];
  /** The body, cut where its nonce and, within that, where its request id stood. */
  readonly pieces: readonly (readonly string[])[];
  readonly freshUntilMs: number;
}

/** Keeps no more than 200 pages of 256 KB. `nowMs` counts up from anywhere. */
export function createPageCache(nowMs: () => number = () => performance.now()): PageCache {
  const kept = new Map<string, KeptPage>();
  const rendering = new Map<string, Promise<KeptPage | null>>();

  function findByName(name: string, own: PageMarks): SharedPage | null {
    const page = kept.get(name);
    return page !== undefined && nowMs() < page.freshUntilMs ? withMarks(page, own) : null;
  }

  async function renderForAll(name: string, own: PageMarks, render: () => Promise<Response>) {
    let answerOthers: (page: KeptPage | null) => void = () => undefined;
    rendering.set(name, new Promise((resolve) => (answerOthers = resolve)));
    let page: KeptPage | null = null;
    try {
      // A page's age counts from the moment when its data was read.
      const startedMs = nowMs();
      const response = await render();
      const seconds = secondsToShare(response);
      if (seconds === 0) return response;
      const body = await response.text();
      page = cutAtMarks(response, body, own, startedMs + seconds * 1000);
      if (Buffer.byteLength(body) <= PAGE_BYTES_MAX) keep(name, page);
      return withMarks(page, own);
    } finally {
      rendering.delete(name);
      answerOthers(page);
    }
  }

  function keep(name: string, page: KeptPage): void {
    kept.delete(name);
    kept.set(name, page);
    for (const oldest of kept.keys()) {
      if (kept.size <= PAGES_MAX) return;
      kept.delete(oldest);
    }
  }

  return {
    find: (key, own) => findByName(nameOf(key), own),
    async answer(key, own, render) {
      const name = nameOf(key);
      const fresh = findByName(name, own);
      if (fresh !== null) return fresh;
      const others = rendering.get(name);
      if (others === undefined) return renderForAll(name, own, render);
      const page = await others;
      return page === null ? render() : withMarks(page, own);
    },
  };
}

/** Whether a request may get a shared page: the route's pages may be shared, and the request has no cookies and wants nothing beyond the path. */
export function asksAsAnybody(
  { method, headers }: IncomingMessage,
  { search }: RequestTarget,
  { cache, isForNobody }: Pick<Route, "cache" | "isForNobody">,
): boolean {
  const isRead = method === "GET" || method === "HEAD";
  const isAnonymous = headers.cookie === undefined && headers.authorization === undefined;
  const isPlain = search === "" || (isForNobody === true && saysOnlyWhence(search));
  return cache === "shared" && isRead && isPlain && isAnonymous;
}

/** Whether a query says where somebody comes from, and nothing else. */
function saysOnlyWhence(search: string): boolean {
  return [...new URLSearchParams(search).keys()].every((name) => name.startsWith("utm_"));
}

/** Answers with a page. Node leaves the body out when the request was a HEAD. */
export function sendPage(response: ServerResponse, { headers, body }: SharedPage): void {
  response.statusCode = 200;
  setFrameOptions(response, headers.find(([name]) => name === "content-security-policy")?.[1] ?? null);
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

/** A tag holds no space. */
function nameOf({ path, language }: PageKey): string {
  return `${language} ${path}`;
}

/** How long the route lets this answer be shared; 0 for what is no page, sets a cookie or differs by more than path and language. */
function secondsToShare({ status, headers }: Response): number {
  const isPage = status === 200 && headers.get("content-type")?.startsWith("text/html") === true;
  if (!isPage || headers.has("set-cookie")) return 0;
  if ((headers.get("vary") ?? BY_LANGUAGE) !== BY_LANGUAGE) return 0;
  const cacheControl = headers.get("cache-control") ?? "";
  if (!/\bpublic\b/.test(cacheControl)) return 0;
  return Number(/\bs-maxage=(\d+)/.exec(cacheControl)?.[1] ?? 0);
}

function cutAtMarks(response: Response, body: string, marks: PageMarks, freshUntilMs: number): KeptPage {
  const headers = [...response.headers].filter(([name]) => name !== "cache-control");
  return {
    headers: [...headers, ["cache-control", OWN_COPY]],
    pieces: body.split(marks.nonce).map((piece) => piece.split(marks.requestId)),
    freshUntilMs,
  };
}

function withMarks({ headers, pieces }: KeptPage, { nonce, requestId }: PageMarks): SharedPage {
  return { headers, body: pieces.map((piece) => piece.join(requestId)).join(nonce) };
}
