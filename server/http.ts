import { createRequest, sendResponse } from "@remix-run/node-fetch-server";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createClientAddressReader } from "./client-address.ts";
import { contentSecurityPolicy, type PolicyOrigins } from "./content-security-policy.ts";
import type { LoadContext } from "./context.ts";
import type { RequestKind } from "./metrics.ts";
import { asksAsAnybody, createPageCache, keepFromSharedCaches, sendPage } from "./page-cache.ts";
import type { Log } from "./ports.ts";
import { bodyBytesMax, pathOf, readBodyUpTo, refusalOf } from "./request-guard.ts";

/** A whole request must be here within this; the longest one is a form. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than the minute for which a proxy usually keeps its connections, so that none is closed just as it is used again. */
const KEEP_ALIVE_MS = 65_000;
/** What is still unanswered this long after the stop is broken off. */
const STOP_MS_MAX = 10_000;

/** Answered by the route module's own action, without matching a route first: the same file, a third of the time. */
const DIRECT_ACTIONS: ReadonlyMap<string, string> = new Map([
  ["/api/webhooks/calendly", "routes/api.webhooks.calendly"],
  ["/api/webhooks/stripe", "routes/api.webhooks.stripe"],
]);

/** What the shell knows about a request when it asks for the load context. */
export interface RequestFacts {
  readonly requestId: string;
  readonly clientAddress: string;
  readonly nonce: string;
  readonly responseHeaders: Headers;
}

/** Answers a GET or HEAD from the disk, or calls `next`. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface HttpShellOptions {
  readonly appUrl: string;
  readonly trustedProxyHops: number;
  readonly policyOrigins: PolicyOrigins;
  readonly mode: "development" | "production";
  readonly loadBuild: () => Promise<ServerBuild>;
  readonly staticFiles: StaticFiles;
  readonly createLoadContext: (request: Request, facts: RequestFacts) => Promise<LoadContext>;
  /** Resolves when the database answers; rejects otherwise. */
  readonly checkReady: () => Promise<void>;
  /** Answers /metrics; null when there is none. */
  readonly exposeMetrics: ((authorization: string | undefined) => Promise<Response>) | null;
  readonly observeRequest: (kind: RequestKind, status: number, seconds: number) => void;
  readonly log: Log;
}

export interface HttpShell {
  readonly server: Server;
  /** Resolves to the port once the server listens. Rejects when the port is taken. */
  listen(port: number, host: string): Promise<number>;
  /** Accepts nothing new, answers what is in flight, closes. Safe to call twice. */
  stop(): Promise<void>;
}

/** The node:http server in front of Remix. Host and protocol come from the settings; nothing a client says changes them. */
export function createHttpShell(options: HttpShellOptions): HttpShell {
  const { log } = options;
  const appUrl = new URL(options.appUrl);
  const ownAddress = { protocol: appUrl.protocol, host: appUrl.host };
  const handleRemix = createRequestHandler(options.loadBuild, options.mode);
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const pages = createPageCache();
  const clientAddress = createClientAddressReader({
    trustedProxyHops: options.trustedProxyHops,
    warn: (message) => log.warn({}, message),
  });
  const inFlight = new Set<ServerResponse>();
  let stopping: Promise<void> | null = null;

  server.on("request", (request, response) => {
    const requestId = `req_${randomBytes(12).toString("base64url")}`;
    const startedMs = performance.now();
    const path = pathOf(request.url);
    if (stopping !== null) response.shouldKeepAlive = false;
    inFlight.add(response);
    response.once("close", () => {
      inFlight.delete(response);
      const seconds = (performance.now() - startedMs) / 1000;
      options.observeRequest(kindOf(path ?? ""), response.statusCode, seconds);
    });
    answer(request, response, path, requestId).catch((error: unknown) => {
      if (request.destroyed && response.destroyed) return;
      log.error({ error, requestId, path }, "The request failed");
      if (response.headersSent) response.destroy();
      else sendText(response, 500, `Something went wrong. Please quote ${requestId}.`);
    });
  });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string | null,
    requestId: string,
  ) {
    const nonce = randomBytes(16).toString("base64");
    setSecurityHeaders(response, requestId, nonce);
    if (path === null) {
      sendText(response, 400, "Not a path");
      return;
    }
    const refused = refusalOf(request, path, options.appUrl);
    if (refused !== null) {
      if (refused.status === 405) response.setHeader("allow", "GET, HEAD, POST");
      // What is left of the body is not read: the connection cannot be used again.
      if (refused.status === 413) response.shouldKeepAlive = false;
      sendText(response, refused.status, refused.reason);
      return;
    }
    const isRead = request.method !== "POST";
    if (isRead && (await answerAboutItself(request, response, path))) return;
    if (isRead && (await answeredFromDisk(request, response, path))) return;
    await answerFromApp(request, response, path, requestId, nonce);
  }

  function setSecurityHeaders(response: ServerResponse, requestId: string, nonce: string): void {
    const policy = contentSecurityPolicy(options.policyOrigins, nonce, options.mode === "development");
    response.setHeader("content-security-policy", policy);
    response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("x-request-id", requestId);
    if (appUrl.protocol === "https:") {
      response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
  }

  /** Health and metrics: true when the path was one of them. */
  async function answerAboutItself(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<boolean> {
    if (path === "/healthz") {
      sendText(response, 200, "up");
      return true;
    }
    if (path === "/readyz") {
      const ready = await options.checkReady().then(
        () => stopping === null,
        (error: unknown) => {
          log.error({ error }, "The database does not answer");
          return false;
        },
      );
      sendText(response, ready ? 200 : 503, ready ? "ready" : "not ready");
      return true;
    }
    if (path !== "/metrics" || options.exposeMetrics === null) return false;
    await sendResponse(response, await options.exposeMetrics(request.headers.authorization));
    return true;
  }

  /** Looks on the disk first. A missing asset is a plain 404, not a page: its name came from another build. */
  async function answeredFromDisk(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<boolean> {
    const found = await new Promise<boolean>((resolve) => {
      response.once("close", () => resolve(true));
      options.staticFiles(request, response, () => resolve(false));
    });
    if (found || !path.startsWith("/assets/")) return found;
    sendText(response, 404, "Not found");
    return true;
  }

  async function answerFromApp(
    incoming: IncomingMessage,
    response: ServerResponse,
    path: string,
    requestId: string,
    nonce: string,
  ): Promise<void> {
    const marks = { nonce, requestId };
    // In development, a page is to show the last change.
    const mayBeShared = options.mode === "production" && asksAsAnybody(incoming);
    const shared = mayBeShared ? pages.find(path, marks) : null;
    if (shared !== null) {
      sendPage(response, shared);
      return;
    }
    // Read first: the header is taken away before the app sees the request.
    const address = clientAddress.of(incoming);
    const body = hasUnknownLength(incoming) ? await readBodyUpTo(incoming, bodyBytesMax(path)) : undefined;
    if (body === null) {
      response.shouldKeepAlive = false;
      sendText(response, 413, "Too long");
      return;
    }
    const request = toRequest(incoming, response, body, requestId);
    const facts = { requestId, clientAddress: address, nonce };
    const answered =
      mayBeShared && request.method === "GET"
        ? await pages.answer(path, marks, () => askApp(withoutItsEnd(request), path, facts))
        : await askApp(request, path, facts);
    if (!(answered instanceof Response)) {
      sendPage(response, answered);
      return;
    }
    if (response.destroyed) {
      await answered.body?.cancel();
      return;
    }
    keepFromSharedCaches(answered.headers);
    await sendResponse(response, answered);
  }

  async function askApp(
    request: Request,
    path: string,
    facts: Omit<RequestFacts, "responseHeaders">,
  ): Promise<Response> {
    const responseHeaders = new Headers();
    const context = await options.createLoadContext(request, { ...facts, responseHeaders });
    return withHeaders(await dispatch(request, path, context), responseHeaders);
  }

  function toRequest(
    incoming: IncomingMessage,
    response: ServerResponse,
    body: Buffer | undefined,
    requestId: string,
  ): Request {
    for (const name of Object.keys(incoming.headers)) {
      if (name === "forwarded" || name.startsWith("x-forwarded-") || name === "x-request-id") {
        Reflect.deleteProperty(incoming.headers, name);
      }
    }
    // A page that cannot be shown quotes it; what a client wrote there is gone.
    incoming.headers["x-request-id"] = requestId;
    // Remix compares the origin with this; behind a proxy it may be another name than ours.
    incoming.headers.host = ownAddress.host;
    const request = createRequest(incoming, response, ownAddress);
    return body === undefined
      ? request
      : new Request(request.url, { ...initOf(request), body: new Uint8Array(body) });
  }

  async function dispatch(request: Request, path: string, context: LoadContext): Promise<Response> {
    const routeId = DIRECT_ACTIONS.get(path);
    const build = routeId === undefined || request.method !== "POST" ? null : await options.loadBuild();
    const action = routeId === undefined ? undefined : build?.routes[routeId]?.module.action;
    if (action === undefined) return handleRemix(request, { ...context });
    const result = await action({ request, params: {}, context: { ...context } });
    if (result instanceof Response) return result;
    throw new TypeError(`${path} answered with something other than a Response`);
  }

  return {
    server,
    listen(port, host) {
      return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          const bound = server.address();
          resolve(bound !== null && typeof bound === "object" ? bound.port : port);
        });
      });
    },
    stop() {
      for (const response of inFlight) response.shouldKeepAlive = false;
      stopping ??= closeServer(server);
      return stopping;
    },
  };
}

/** Connections between two requests are closed again and again until none is left: one may have been busy before. */
async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const tooLong = setTimeout(() => server.closeAllConnections(), STOP_MS_MAX);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(tooLong);
}

/** The same request, without the signal that its sender has left: others may be waiting for the same page. */
function withoutItsEnd({ url, headers }: Request): Request {
  return new Request(url, { headers });
}

function initOf(request: Request): RequestInit {
  return { method: request.method, headers: request.headers, signal: request.signal };
}

function hasUnknownLength(request: IncomingMessage): boolean {
  return request.method === "POST" && request.headers["transfer-encoding"] !== undefined;
}

/** A route's answer with the shell's additions; a header that the route set itself stays, cookies add up. */
function withHeaders(response: Response, added: Headers): Response {
  const additions = [...added];
  if (additions.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of additions) {
    if (name === "set-cookie") headers.append(name, value);
    else if (!headers.has(name)) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.end(`${text}\n`);
}

function kindOf(path: string): RequestKind {
  if (path.startsWith("/assets/")) return "asset";
  if (path.startsWith("/api/trpc/")) return "trpc";
  if (path.startsWith("/api/auth/")) return "auth";
  if (path.startsWith("/api/webhooks/")) return "webhook";
  return path === "/healthz" || path === "/readyz" || path === "/metrics" ? "health" : "page";
}
