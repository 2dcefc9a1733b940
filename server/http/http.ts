import { sendResponse } from "@remix-run/node-fetch-server";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Availability } from "../../db/core/availability.ts";
import { plainAnswers } from "../domain/text/en/page/plain-answers.ts";
import { ENGLISH, type Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import { createClientAddressReader } from "../adapters/client-address.ts";
import { closeServer } from "./close-server.ts";
import { contentSecurityPolicy, type PolicyOrigins } from "./answers/content-security-policy.ts";
import { asItLeaves, PRIVATE, setSecurityHeaders } from "./answers/answer-headers.ts";
import type { AnsweredRequest, AskedBy } from "./answered-request.ts";
import { createAppAsker, type AppAskerOptions } from "./ask-app.ts";
import { drawRandom } from "./draw-random.ts";
import { isBetterSaidAway, sendDatabaseAway } from "./answers/database-away.ts";
import { sendHeldBack } from "./answers/held-back.ts";
import type { Drain } from "./drain.ts";
import { createRouteFinder } from "./routes/find-route.ts";
import { sendPlainAnswer } from "./answers/plain-answer.ts";
import { readerLanguage } from "./reader-language.ts";
import { readBody } from "./read-body.ts";
import { notTakenIn, somethingWentWrong, tooManyRequests } from "./answers/refused-answers.ts";
import { parseRequestTarget, type RequestTarget } from "./routes/request-target.ts";
import { createRequestLimits } from "./request-limits.ts";
import type { ReceiveWebhook } from "./receive-webhook.ts";
import type { Route } from "./routes/route-table.ts";
import { asksAsAnybody, createPageCache, sendPage } from "./answers/page-cache.ts";
import type { Hold, Log, Tracing } from "../ports.ts";
import { seenProfileOf, type SeenProfile } from "./seen-profile.ts";
import { changesNothing } from "./changes-nothing.ts";
import { refusalOf } from "./request-guard.ts";
import { traceRequest } from "./trace-request.ts";

/** How long a sender may take, in milliseconds. */
export interface SenderPatience {
  /** A whole request must be here within this; the longest one is a picture. */
  readonly requestMs: number;
  /** And its headers within this. */
  readonly headersMs: number;
  /** How often the two are looked at: they last this much longer at most. Node's own 30 s would double them. */
  readonly checkMs: number;
}

const SENDER_PATIENCE: SenderPatience = { requestMs: 30_000, headersMs: 10_000, checkMs: 1_000 };
/** Longer than the minute for which a proxy usually keeps its connections, so that none is closed just as it is used again. */
const KEEP_ALIVE_MS = 65_000;

/** Answers a GET or HEAD from the disk, or calls `next`. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface HttpShellOptions extends AppAskerOptions {
  /** Absent: 30 s for a request, 10 s of them for its headers. */
  readonly senderPatience?: SenderPatience;
  /** Those that the installation speaks. */
  readonly languages: readonly Language[];
  readonly trustedProxyHops: number;
  /** In which whoever stands in front notices that this process stops. */
  readonly drain: Drain;
  /** How many pages one client address may ask for in a minute. */
  readonly requestsPerMinuteMax: number;
  readonly policyOrigins: PolicyOrigins;
  /** Marks every answer, so that nobody takes it for the real site's. Absent: it is no staging installation. */
  readonly isStaging?: boolean;
  readonly staticFiles: StaticFiles;
  /** Resolves when the database answers; rejects otherwise. */
  readonly checkReady: () => Promise<void>;
  /** What is known of the database without asking it. */
  readonly availability: Availability;
  readonly receiveWebhook: ReceiveWebhook;
  /** While it is not free, nothing is taken in but what providers deliver. */
  readonly hold: Hold;
  /** Answers /metrics; null when there is none. */
  readonly exposeMetrics: ((authorization: string | undefined) => Promise<Response>) | null;
  readonly observeRequest: (answered: AnsweredRequest) => void;
  /** Is told of each profile that a person has looked at. Absent: nobody counts. */
  readonly sawProfile?: (seen: SeenProfile) => void;
  /** Absent: nothing is traced. */
  readonly tracing?: Tracing;
  readonly log: Log;
}

/** One request, from its target's being parsed to its answer. */
interface Asked {
  readonly target: RequestTarget;
  readonly route: Route;
  readonly requestId: string;
  readonly nonce: string;
  readonly sawActor: (kind: AskedBy) => void;
  readonly sawDelivery: (inboxId: number) => void;
}

/** A request as it came: null where its target is not written as it should be, or nothing is there. */
interface Parsed {
  readonly target: RequestTarget | null;
  readonly route: Route | null;
  readonly requestId: string;
  readonly sawActor: (kind: AskedBy) => void;
  /** A provider brought what became this row. */
  readonly sawDelivery: (inboxId: number) => void;
}

export interface HttpShell {
  readonly server: Server;
  /** Whether somebody waits for the first byte of an answer. */
  isAwaited(): boolean;
  /** Resolves to the port once the server listens. Rejects when the port is taken. */
  listen(port: number, host: string): Promise<number>;
  /**
   * Is not ready any more, and tells every connection that it ends; takes requests for the drain time yet, then accepts nothing new,
   * answers what is in flight, closes. Safe to call twice.
   */
  stop(): Promise<void>;
}

/** The node:http server in front of Remix. Host and protocol come from the settings; nothing a client says changes them. */
export function createHttpShell(options: HttpShellOptions): HttpShell {
  const { log, mode, isStaging = false } = options;
  const appUrl = new URL(options.appUrl);
  const app = createAppAsker(options);
  const findRoute = createRouteFinder(options.routes);
  const { requestMs, headersMs, checkMs } = options.senderPatience ?? SENDER_PATIENCE;
  const server = createServer({
    requestTimeout: requestMs,
    headersTimeout: headersMs,
    connectionsCheckingInterval: checkMs,
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const pages = createPageCache();
  const requestLimits = createRequestLimits(options.requestsPerMinuteMax);
  const clientAddress = createClientAddressReader({
    trustedProxyHops: options.trustedProxyHops,
    warn: (message) => log.warn({}, message),
  });
  const inFlight = new Set<ServerResponse>();
  let stopping: Promise<void> | null = null;

  server.on("request", (request, response) => {
    const requestId = `req_${drawRandom(12, "base64url")}`;
    const startedMs = performance.now();
    const target = parseRequestTarget(request.url, appUrl.origin);
    const route = target === null ? null : (findRoute(target.path)?.route ?? null);
    if (stopping !== null) response.shouldKeepAlive = false;
    if (!isAboutHealth(route)) options.drain.asked();
    inFlight.add(response);
    let askedBy: AskedBy = route?.sender === "signed" ? "provider" : "nobody";
    const sawActor = (kind: AskedBy) => (askedBy = kind);
    const traced = traceRequest(options.tracing, route, requestId);
    response.once("close", () => {
      inFlight.delete(response);
      const answered = {
        requestId,
        kind: route?.kind ?? "page",
        status: response.headersSent ? response.statusCode : null,
        seconds: (performance.now() - startedMs) / 1000,
        askedBy,
      };
      traced.end(answered, () => options.observeRequest(answered));
      countView(request, response, { target, route, askedBy });
    });
    const asked = { target, route, requestId, sawActor, sawDelivery: traced.sawDelivery };
    traced
      .run(() => answer(request, response, asked))
      .catch((error: unknown) => {
        if (request.destroyed && response.destroyed) return;
        log.error({ error, requestId, path: target?.path }, "The request failed");
        if (response.headersSent) response.destroy();
        else sendFailure(response, route, requestId, languageOf(request));
      });
  });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { target, route, requestId, sawActor, sawDelivery }: Parsed,
  ): Promise<void> {
    const language = languageOf(request);
    const nonce = drawRandom(16, "base64");
    const policy = contentSecurityPolicy(options.policyOrigins, nonce, mode === "development");
    setSecurityHeaders(response, { policy, requestId, isHttps: appUrl.protocol === "https:", isStaging });
    if (target === null) {
      const t = textIn(plainAnswers, language);
      const kind = isContract(request.url ?? "") ? "contract" : null;
      const badAddress = { status: 400, line: t("badAddress"), problem: "malformed_target" } as const;
      sendPlainAnswer(response, kind, badAddress, language);
      return;
    }
    if (route === null) {
      // Data of something that has no page.
      const kind = isContract(target.path) ? "contract" : null;
      sendPlainAnswer(
        response,
        kind,
        { status: 404, line: textIn(plainAnswers, language)("notFound") },
        language,
      );
      return;
    }
    // From here on everything reads the target that was checked.
    request.url = `${target.path}${target.search}`;
    const refused = refusalOf(request, route, appUrl.origin);
    if (refused !== null) {
      if (refused.status === 405) response.setHeader("allow", allowedMethods(route));
      // What is left of the body is not read: the connection cannot be used again.
      if (refused.status === 413) response.shouldKeepAlive = false;
      sendPlainAnswer(response, route.kind, notTakenIn(refused, language), language);
      return;
    }
    const isRead = changesNothing(request.method);
    const wait = requestLimits.take(isRead ? route.rate.read : route.rate.write, clientAddress.of(request));
    if (wait !== null) {
      response.setHeader("retry-after", String(wait));
      sendPlainAnswer(response, route.kind, tooManyRequests(wait, isRead, language), language);
      return;
    }
    if (isRead && (await answerAboutItself(request, response, route))) return;
    if (isRead && (await answeredFromDisk(request, response, route))) return;
    const failures = options.availability.failuresSoFar();
    try {
      const isAct = !isRead || route.actsWhenRead === true;
      if (isAct && route.kind !== "webhook" && !(await options.hold.look())) {
        // The body is not read: the connection cannot be used again.
        response.shouldKeepAlive = false;
        sendHeldBack(response, route, language);
        return;
      }
      const asked = { target, route, requestId, nonce, sawActor, sawDelivery };
      if (route.deliversFrom === undefined) await answerFromApp(request, response, asked);
      else await answerDelivery(request, response, asked, route.deliversFrom);
    } catch (error) {
      if (response.headersSent || !hasFailedSince(failures)) throw error;
      log.error({ error, requestId, path: target.path }, "The database has failed a request");
      sendDatabaseAway(response, { route, isRead, requestId, language });
    }
  }

  /** Whatever answered: the cache of pages does for most. */
  function countView(
    request: IncomingMessage,
    { headersSent, statusCode: status }: ServerResponse,
    { target, route, askedBy }: Pick<Parsed, "target" | "route"> & { readonly askedBy: AskedBy },
  ): void {
    if (options.sawProfile === undefined || target === null || route === null || !headersSent) return;
    const seen = seenProfileOf({ request, target, route, status, askedBy, appUrl: appUrl.origin });
    if (seen !== null) options.sawProfile(seen);
  }

  /** As the browser asks: for what is said to whoever is not signed in. */
  function languageOf({ headers }: IncomingMessage): Language {
    return readerLanguage(headers["accept-language"], options.languages);
  }

  /** Requests at the same time may see each other's failure: 503 and "try again" are right for all of them. */
  function hasFailedSince(failures: number): boolean {
    return options.availability.isAway() || options.availability.failuresSoFar() > failures;
  }

  /** Health and metrics: true when the route was one of them. */
  async function answerAboutItself(
    request: IncomingMessage,
    response: ServerResponse,
    { path }: Route,
  ): Promise<boolean> {
    if (path === "/healthz") {
      const isUp = stopping === null;
      if (!isUp) options.drain.saidNo();
      sendText(response, isUp ? 200 : 503, isUp ? "up" : "stopping");
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
      if (stopping !== null) options.drain.saidNo();
      sendText(response, ready ? 200 : 503, ready ? "ready" : "not ready");
      return true;
    }
    if (path !== "/metrics" || options.exposeMetrics === null) return false;
    await sendResponse(response, await options.exposeMetrics(request.headers.authorization));
    return true;
  }

  /** A missing file is a plain 404, not a page: its name came from another build. In development every module of the app is a file. */
  async function answeredFromDisk(
    request: IncomingMessage,
    response: ServerResponse,
    { answeredBy }: Route,
  ): Promise<boolean> {
    if (answeredBy !== "files" && mode === "production") return false;
    const found = await new Promise<boolean>((resolve) => {
      response.once("close", () => resolve(true));
      options.staticFiles(request, response, () => resolve(false));
    });
    if (found || answeredBy !== "files") return found;
    sendText(response, 404, "Not found");
    return true;
  }

  /** Straight to the receiver: deliveries come in bursts, and need nothing of what is made for a page or a caller. */
  async function answerDelivery(
    incoming: IncomingMessage,
    response: ServerResponse,
    { target, route, requestId, sawDelivery }: Asked,
    source: NonNullable<Route["deliversFrom"]>,
  ): Promise<void> {
    if (options.availability.isAway()) {
      // The body is not read: the connection cannot be used again.
      response.shouldKeepAlive = false;
      sendDatabaseAway(response, { route, isRead: false, requestId, language: languageOf(incoming) });
      return;
    }
    const read = await readBody(incoming, route);
    if (!read.ok) {
      if (read.status === 413) response.shouldKeepAlive = false;
      const language = languageOf(incoming);
      sendPlainAnswer(response, route.kind, notTakenIn(read, language), language);
      return;
    }
    const body = read.bytes === "absent" ? "" : read.bytes.toString();
    const { headers } = incoming;
    const { status, message, inboxId } = await options.receiveWebhook({
      source,
      body,
      search: target.search,
      headers,
    });
    if (inboxId !== undefined) sawDelivery(inboxId);
    const text = JSON.stringify({ message });
    response.setHeader("cache-control", PRIVATE);
    response.setHeader("content-type", "application/json");
    response.setHeader("content-length", Buffer.byteLength(text));
    response.statusCode = status;
    response.end(text);
  }

  async function answerFromApp(
    incoming: IncomingMessage,
    response: ServerResponse,
    { target, route, requestId, nonce, sawActor }: Asked,
  ): Promise<void> {
    const marks = { nonce, requestId };
    // In development, a page is to show the last change.
    const mayBeShared = mode === "production" && asksAsAnybody(incoming, target, route);
    const language = languageOf(incoming);
    const key = { path: target.path, language: language.tag };
    const shared = mayBeShared ? pages.find(key, marks) : null;
    if (shared !== null) {
      sendPage(response, shared);
      return;
    }
    const isRead = changesNothing(incoming.method);
    if (options.availability.isAway() && isBetterSaidAway(target.path)) {
      // The body is not read: the connection cannot be used again.
      if (!isRead) response.shouldKeepAlive = false;
      sendDatabaseAway(response, { route, isRead, requestId, language });
      return;
    }
    const failures = options.availability.failuresSoFar();
    // Read first: the header is taken away before the app sees the request.
    const address = clientAddress.of(incoming);
    const body = await readBody(incoming, route);
    if (!body.ok) {
      if (body.status === 413) response.shouldKeepAlive = false;
      sendPlainAnswer(response, route.kind, notTakenIn(body, language), language);
      return;
    }
    const request = app.toRequest(incoming, response, body.bytes, requestId);
    const details = { requestId, route, clientAddress: address, nonce, sawActor };
    const answered =
      mayBeShared && request.method === "GET"
        ? await pages.answer(key, marks, () => app.ask(withoutItsEnd(request), details))
        : await app.ask(request, details);
    if (!(answered instanceof Response)) {
      sendPage(response, answered);
      return;
    }
    if (response.destroyed) {
      await answered.body?.cancel();
      return;
    }
    const leaving = asItLeaves(route, answered);
    if (leaving.status < 500 || !hasFailedSince(failures)) {
      await sendResponse(response, leaving);
    } else if (isBetterSaidAway(target.path)) {
      await leaving.body?.cancel();
      sendDatabaseAway(response, { route, isRead, requestId, language });
    } else {
      await sendResponse(response, new Response(leaving.body, { status: 503, headers: leaving.headers }));
    }
  }

  return {
    server,
    async listen(port, host) {
      // In development Vite, which builds the pages, does not run yet.
      if (mode === "production") await app.check();
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
      const bound = server.address();
      return bound !== null && typeof bound === "object" ? bound.port : port;
    },
    isAwaited: () => [...inFlight].some((response) => !response.headersSent),
    stop() {
      for (const response of inFlight) response.shouldKeepAlive = false;
      stopping ??= closeServer(server, () => options.drain.untilOver());
      return stopping;
    },
  };
}

/** The questions by which whoever stands in front finds out that this process stops. */
function isAboutHealth(route: Route | null): boolean {
  return route?.path === "/healthz" || route?.path === "/readyz";
}

/** The same request, without the signal that its sender has left: others may be waiting for the same page. */
function withoutItsEnd({ url, headers }: Request): Request {
  return new Request(url, { headers });
}

/** Whether a target that leads to no route was meant for the contract: it then answers as a program expects. */
function isContract(target: string): boolean {
  return /^\/api\/(?!(?:trpc|webhooks)\b)/i.test(target);
}

function sendFailure(
  response: ServerResponse,
  route: Route | null,
  requestId: string,
  language: Language,
): void {
  sendPlainAnswer(response, route?.kind ?? null, somethingWentWrong(requestId, language), language);
}

function allowedMethods({ methods }: Route): string {
  return methods.map((method) => (method === "GET" ? "GET, HEAD" : method)).join(", ");
}

/** Lines for programs. */
function sendText(response: ServerResponse, status: number, text: string): void {
  sendPlainAnswer(response, null, { status, line: text }, ENGLISH);
}
